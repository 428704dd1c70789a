package io.landfall.local.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterProgressed;
import io.landfall.event.ClusterReady;
import io.landfall.local.follow.Events;
import io.landfall.local.follow.SeenEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackWarehouseTest {

    private static final SeenEvent READY = ready(1, "w", 5439);
    private static final SeenEvent GONE = Events.seen(Events.at(2, new ClusterDeleted("w", "r1")));
    private static final SeenEvent STEP =
            Events.seen(Events.at(3, new ClusterProgressed("w", "r2", "cluster", "creating", 1)));

    @Test
    void aWarehouseIsThereOnceItIsReady() {
        assertThat(StackWarehouse.state("w", List.of(STEP, READY, STEP))).isPresent();
    }

    @Test
    void aWarehouseThatWasRemovedIsNotThere() {
        assertThat(StackWarehouse.state("w", List.of(READY, GONE, STEP))).isEmpty();
    }

    @Test
    void theNewestAddressCounts() {
        assertThat(StackWarehouse.state("w", List.of(READY, GONE, ready(4, "w", 5440))))
                .get()
                .isInstanceOfSatisfying(
                        ClusterReady.class, r -> assertThat(r.port()).isEqualTo(5440));
    }

    @Test
    void aPausedWarehouseIsThereButPaused() {
        ClusterPaused paused = new ClusterPaused("w", "r3", "bucket", "queue", Instant.EPOCH);
        SeenEvent pause = Events.seen(Events.at(4, paused));
        assertThat(StackWarehouse.state("w", List.of(READY, pause, STEP))).contains(paused);
        assertThat(StackWarehouse.state("w", List.of(pause, ready(5, "w", 5439))))
                .get()
                .isInstanceOf(ClusterReady.class);
        assertThat(StackWarehouse.state("w", List.of(pause, GONE))).isEmpty();
    }

    @Test
    void anotherWarehouseIsNotOurs() {
        assertThat(StackWarehouse.state("w", List.of(ready(1, "other", 5439)))).isEmpty();
    }

    private static SeenEvent ready(int seconds, String warehouse, int port) {
        return Events.seen(Events.at(
                seconds,
                new ClusterReady(
                        warehouse, "127.0.0.1", port, "dev", "us-west-2", "role", "secret", "bucket", "queue")));
    }
}
