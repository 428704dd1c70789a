package io.landfall.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class GathererTest {

    private final List<List<Integer>> handled = new CopyOnWriteArrayList<>();

    @Test
    void whatComesWhileTheWorkerIsBusyIsHandledTogether() throws InterruptedException {
        CountDownLatch firstBegun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch both = new CountDownLatch(2);
        try (var gatherer = new Gatherer<Integer>("test", 10, 100, Duration.ZERO, items -> {
                    firstBegun.countDown();
                    release.await();
                    handled.add(items);
                    both.countDown();
                })
                .start()) {
            gatherer.offer(1);
            firstBegun.await();
            gatherer.offer(2);
            gatherer.offer(3);
            release.countDown();
            both.await();
        }
        assertThat(handled).containsExactly(List.of(1), List.of(2, 3));
    }

    @Test
    void whatFailedIsHandledAgainAndNothingIsLost() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        try (var gatherer = new Gatherer<Integer>("test", 10, 100, Duration.ofMillis(1), items -> {
                    handled.add(items);
                    if (handled.size() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                    done.countDown();
                })
                .start()) {
            gatherer.offer(1);
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(handled).allSatisfy(items -> assertThat(items).contains(1)).hasSize(3);
    }

    @Test
    void noMoreAreHandledTogetherThanAllowed() throws InterruptedException {
        CountDownLatch all = new CountDownLatch(5);
        try (var gatherer = new Gatherer<Integer>("test", 2, 100, Duration.ZERO, items -> {
            handled.add(items);
            items.forEach(i -> all.countDown());
        })) {
            for (int i = 0; i < 5; i++) {
                gatherer.offer(i);
            }
            gatherer.start();
            all.await();
        }
        assertThat(handled).containsExactly(List.of(0, 1), List.of(2, 3), List.of(4));
    }

    @Test
    void whoMayNotWaitForRoomIsToldThatThereIsNone() throws InterruptedException {
        try (var gatherer = new Gatherer<Integer>("test", 10, 1, Duration.ZERO, handled::add)) {
            assertThat(gatherer.offerAtOnce(1)).isTrue();
            assertThat(gatherer.offerAtOnce(2)).isFalse();
        }
        assertThat(handled).isEmpty();
    }
}
