package io.landfall.local.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.ClusterFailed;
import io.landfall.event.ClusterProgressed;
import io.landfall.event.ClusterReady;
import io.landfall.event.Event;
import io.landfall.event.EventEnvelope;
import io.landfall.event.ProvisionCluster;
import org.junit.jupiter.api.Test;

class RequestProgressTest {

    private static final ClusterReady READY =
            new ClusterReady("w", "127.0.0.1", 5439, "dev", "us-west-2", "role", "secret", "bucket", "queue");

    private final EventEnvelope command = EventEnvelope.first("cli", new ProvisionCluster("w", "r1"));
    private final RequestProgress progress =
            new RequestProgress(command, event -> event instanceof ClusterFailed || event instanceof ClusterReady);

    @Test
    void stepsAreShownAndDoNotEndTheRequest() {
        assertThat(progress.accept(answer(new ClusterProgressed("w", "r1", "role", "created", 5))))
                .isPresent();
        assertThat(progress.outcome()).isEmpty();
    }

    @Test
    void theEventThatIsWaitedForEndsTheRequest() {
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
    void theCommandItselfIsNoStepOfIt() {
        assertThat(progress.accept(command)).isEmpty();
    }

    private EventEnvelope answer(Event event) {
        return EventEnvelope.following(command.asCause(), "provisioner", event);
    }
}
