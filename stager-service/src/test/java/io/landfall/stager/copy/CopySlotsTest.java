package io.landfall.stager.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CopySlotsTest {

    @Test
    void noMoreRunAtOnceThanThereAreSlotsAndAllAreDone() throws Exception {
        CopySlots slots = new CopySlots(2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService datasets = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> done = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                done.add(datasets.submit(() -> slots.call(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    Thread.yield();
                    return running.decrementAndGet();
                })));
            }
            for (Future<Integer> one : done) {
                one.get(10, TimeUnit.SECONDS);
            }
        } finally {
            datasets.shutdownNow();
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void workThatFailsGivesItsSlotBack() throws Exception {
        CopySlots slots = new CopySlots(1);
        assertThatThrownBy(() -> slots.call(() -> {
                    throw new IllegalStateException("bad");
                }))
                .hasMessage("bad");
        assertThat(slots.call(() -> "next")).isEqualTo("next");
    }

    @Test
    void noSlotAtAllIsRefused() {
        assertThatThrownBy(() -> new CopySlots(0)).hasMessageContaining("at least one COPY");
    }
}
