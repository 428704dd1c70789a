package io.landfall.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.flow.GatherBounds.Bound;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Items are numbers that weigh what they are. */
@Timeout(30)
class GatherBoundsTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final BlockingQueue<List<Integer>> handled = new LinkedBlockingQueue<>();

    @Property(tries = 300)
    void portionsHoldTheBounds(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 50) Integer> items,
            @ForAll @IntRange(min = 1, max = 10) int mostCount,
            @ForAll @IntRange(min = 1, max = 100) int mostWeight) {
        GatherBounds<Integer> bounds = bounds(mostCount, mostWeight, Duration.ZERO, Duration.ZERO);
        List<Portion<Integer>> portions = new ArrayList<>(List.of(new Portion<>(bounds)));
        for (int item : items) {
            if (!portions.get(portions.size() - 1).takes(item)) {
                assertThat(portions.get(portions.size() - 1).isFull()).isTrue();
                portions.add(new Portion<>(bounds));
            }
            portions.get(portions.size() - 1).add(item, 0);
        }
        assertThat(portions.stream().flatMap(portion -> portion.items().stream()))
                .containsExactlyElementsOf(items);
        assertThat(portions).allSatisfy(portion -> {
            int weight = portion.items().stream().mapToInt(i -> i).sum();
            assertThat(portion.size()).isLessThanOrEqualTo(mostCount);
            assertThat(portion.size() == 1 || weight <= mostWeight).isTrue();
        });
    }

    @Test
    void everyItemIsHandledOnceAndInOrderHoweverItIsDivided() throws InterruptedException {
        List<Integer> items = IntStream.range(0, 60).boxed().toList();
        List<Integer> inOrder = new ArrayList<>();
        try (var gatherer = paced(4, Duration.ZERO, Duration.ZERO)) {
            for (int item : items) {
                gatherer.offer(item);
            }
            while (inOrder.size() < items.size()) {
                inOrder.addAll(handled.take());
            }
        }
        assertThat(inOrder).isEqualTo(items);
        assertThat(handled).isEmpty();
    }

    @Test
    void whatFailedIsHandledAgainBeforeWhatDidNotFit() throws InterruptedException {
        AtomicInteger failures = new AtomicInteger(2);
        try (var gatherer =
                new Gatherer<>("test", bounds(2, 100, Duration.ZERO, Duration.ZERO), 100, Duration.ZERO, round -> {
                    handled.add(round);
                    if (failures.getAndDecrement() > 0) {
                        throw new IllegalStateException("not yet");
                    }
                })) {
            for (int item : List.of(1, 2, 3)) {
                gatherer.offer(item);
            }
            gatherer.start();
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThat(handled.take()).containsExactly(1, 2);
            }
            assertThat(handled.take()).containsExactly(3);
        }
    }

    @Test
    void firstItemOfAnIdleWorkerWaitsForNobody() throws InterruptedException {
        try (var gatherer = paced(10, LONG, LONG)) {
            gatherer.offer(1);
            assertThat(handled.take()).containsExactly(1);
        }
    }

    @Test
    void withinTheIntervalItemsGatherUntilTheyAreEnough() throws InterruptedException {
        try (var gatherer = paced(3, LONG, LONG)) {
            gatherer.offer(0);
            assertThat(handled.take()).containsExactly(0);
            for (int i = 1; i <= 4; i++) {
                gatherer.offer(i);
            }
            assertThat(handled.take()).containsExactly(1, 2, 3);
            assertThat(handled).as("the fourth waits").isEmpty();
        }
    }

    @Test
    void itemThatDoesNotFitEndsTheWait() throws InterruptedException {
        try (var gatherer = paced(100, LONG, LONG)) {
            gatherer.offer(0);
            assertThat(handled.take()).containsExactly(0);
            gatherer.offer(60);
            gatherer.offer(50);
            assertThat(handled.take()).containsExactly(60);
        }
    }

    @Test
    void noItemWaitsLongerThanItMay() throws InterruptedException {
        try (var gatherer = paced(100, LONG, Duration.ofMillis(20))) {
            gatherer.offer(0);
            assertThat(handled.take()).containsExactly(0);
            gatherer.offer(1);
            assertThat(handled.take()).containsExactly(1);
        }
    }

    @Test
    void intervalEndsTheWaitToo() throws InterruptedException {
        try (var gatherer = paced(100, Duration.ofMillis(20), LONG)) {
            gatherer.offer(0);
            assertThat(handled.take()).containsExactly(0);
            gatherer.offer(1);
            assertThat(handled.take()).containsExactly(1);
        }
    }

    @Test
    void stopEndsTheWaitAndWhatWaitedIsNotHandled() throws InterruptedException {
        try (var gatherer = paced(100, LONG, LONG)) {
            gatherer.offer(0);
            assertThat(handled.take()).containsExactly(0);
            gatherer.offer(1);
        }
        assertThat(handled).isEmpty();
    }

    private Gatherer<Integer> paced(int mostCount, Duration interval, Duration age) {
        return new Gatherer<>("test", bounds(mostCount, 100, interval, age), 100, Duration.ZERO, handled::add).start();
    }

    private static GatherBounds<Integer> bounds(int mostCount, int mostWeight, Duration interval, Duration age) {
        return new GatherBounds<>(
                new Bound<>(item -> 1, mostCount), new Bound<>(item -> item, mostWeight), interval, age);
    }
}
