package io.landfall.redshift.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever the threads do, a rule sees every match once and acts exactly as often as it should. */
class RuleCountersTest {
    private static final Occasion MATCH = new Occasion.Statement(new SessionFacts("u", "d", "", null), "x");

    @Property(tries = 60)
    void fromTheNth(
            @ForAll @IntRange(min = 1, max = 6) int threads,
            @ForAll @IntRange(min = 0, max = 50) int matchesEach,
            @ForAll @IntRange(min = 1, max = 60) int nth,
            @ForAll @IntRange(min = 1, max = 40) int times)
            throws Exception {
        long matches = (long) threads * matchesEach;
        long expected = Math.min(times, Math.max(0, matches - nth + 1));

        assertCounts(Trigger.statement("x").nth(nth), times, threads, matchesEach, expected);
    }

    @Property(tries = 60)
    void everyNth(
            @ForAll @IntRange(min = 1, max = 6) int threads,
            @ForAll @IntRange(min = 0, max = 50) int matchesEach,
            @ForAll @IntRange(min = 1, max = 20) int every,
            @ForAll @IntRange(min = 1, max = 40) int times)
            throws Exception {
        long matches = (long) threads * matchesEach;

        assertCounts(
                Trigger.statement("x").every(every), times, threads, matchesEach, Math.min(times, matches / every));
    }

    private static void assertCounts(Trigger trigger, int times, int threads, int matchesEach, long expected)
            throws Exception {
        Faults faults = new Faults();
        faults.add(FaultRule.of(trigger, Effect.fail(ErrorPreset.DEADLOCK))
                .times(times)
                .named("rule"));

        long firings = firings(faults, threads, matchesEach);

        RuleStatus status = faults.status("rule").orElseThrow();
        assertThat(status.seen()).isEqualTo((long) threads * matchesEach);
        assertThat(status.fired()).isEqualTo(expected);
        assertThat(firings).isEqualTo(expected);
    }

    private static long firings(Faults faults, int threads, int matchesEach) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(threads);
        List<Future<Long>> counts = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            counts.add(executor.submit(() -> {
                start.countDown();
                start.await();
                long fired = 0;
                for (int match = 0; match < matchesEach; match++) {
                    fired += faults.meet(MATCH).size();
                }
                return fired;
            }));
        }
        long sum = 0;
        for (Future<Long> count : counts) {
            sum += count.get();
        }
        executor.shutdown();
        return sum;
    }
}
