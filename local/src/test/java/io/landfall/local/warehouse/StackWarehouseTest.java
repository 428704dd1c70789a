package io.landfall.local.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterProgressed;
import io.landfall.event.ClusterReady;
import io.landfall.local.follow.Events;
import io.landfall.local.follow.SeenEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class StackWarehouseTest {

    private static final SeenEvent READY = ready(1, "w", 5439);
    private static final SeenEvent GONE = Events.seen(Events.at(2, new ClusterDeleted("w", "r1")));
    private static final SeenEvent STEP =
            Events.seen(Events.at(3, new ClusterProgressed("w", "r2", "cluster", "creating", 1)));

    @Test
    void aWarehouseIsThereOnceItIsReady() {
        assertThat(StackWarehouse.newest("w", List.of(STEP, READY, STEP))).isPresent();
    }

    @Test
    void aWarehouseThatWasRemovedIsNotThere() {
        assertThat(StackWarehouse.newest("w", List.of(READY, GONE, STEP))).isEmpty();
    }

    @Test
    void theNewestAddressCounts() {
        assertThat(StackWarehouse.newest("w", List.of(READY, GONE, ready(4, "w", 5440))))
                .map(ClusterReady::port)
                .contains(5440);
    }

    @Test
    void anotherWarehouseIsNotOurs() {
        assertThat(StackWarehouse.newest("w", List.of(ready(1, "other", 5439)))).isEmpty();
    }

    private static SeenEvent ready(int seconds, String warehouse, int port) {
        return Events.seen(Events.at(
                seconds,
                new ClusterReady(
                        warehouse, "127.0.0.1", port, "dev", "us-west-2", "role", "secret", "bucket", "queue")));
    }
}
