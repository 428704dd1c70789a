package io.landfall.local.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterFailed;
import io.landfall.event.ClusterProgressed;
import io.landfall.event.ClusterReady;
import io.landfall.event.Event;
import io.landfall.event.EventEnvelope;
import io.landfall.event.ProvisionCluster;
import io.landfall.event.TeardownCluster;
import org.junit.jupiter.api.Test;

class RequestProgressTest {

    private static final ClusterReady READY =
            new ClusterReady("w", "127.0.0.1", 5439, "dev", "us-west-2", "role", "secret", "bucket", "queue");

    private final EventEnvelope provision = EventEnvelope.first("cli", new ProvisionCluster("w", "r1"));
    private final RequestProgress progress = new RequestProgress(provision);

    @Test
    void stepsAreShownAndDoNotEndTheRequest() {
        assertThat(progress.accept(answer(new ClusterProgressed("w", "r1", "role", "created", 5))))
                .isPresent();
        assertThat(progress.outcome()).isEmpty();
    }

    @Test
    void provisioningEndsWhenTheWarehouseIsReady() {
        progress.accept(answer(READY));
        assertThat(progress.outcome()).contains(READY);
    }

    @Test
    void aFailureEndsTheRequest() {
        ClusterFailed failed = new ClusterFailed("w", "r1", "cluster", "no capacity");
        progress.accept(answer(failed));
        assertThat(progress.outcome()).contains(failed);
    }

    @Test
    void eventsOfAnotherRequestAreNotOurs() {
        EventEnvelope other = EventEnvelope.first("cli", new ProvisionCluster("w", "r2"));
        assertThat(progress.accept(EventEnvelope.following(other.asCause(), "provisioner", READY)))
                .isEmpty();
        assertThat(progress.outcome()).isEmpty();
    }

    @Test
    void teardownEndsWhenTheWarehouseIsGoneAndNotWhenItIsReady() {
        EventEnvelope command = EventEnvelope.first("cli", new TeardownCluster("w", "r3", false, false));
        RequestProgress teardown = new RequestProgress(command);
        teardown.accept(EventEnvelope.following(command.asCause(), "provisioner", READY));
        assertThat(teardown.outcome()).isEmpty();
        teardown.accept(EventEnvelope.following(command.asCause(), "provisioner", new ClusterDeleted("w", "r3")));
        assertThat(teardown.outcome()).isPresent();
    }

    private EventEnvelope answer(Event event) {
        return EventEnvelope.following(provision.asCause(), "provisioner", event);
    }
}
