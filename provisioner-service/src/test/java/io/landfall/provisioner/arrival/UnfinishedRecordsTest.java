package io.landfall.provisioner.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckCounts;
import io.landfall.event.Event;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityPassed;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps a cluster awake: what is to be done now, and nothing that waits for its time. */
class UnfinishedRecordsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Event WAITS = retry("L1", 2, Duration.ofDays(1));

    static Stream<List<Event>> noWork() {
        return Stream.of(
                List.of(),
                List.of(WAITS),
                List.of(WAITS, passed("L2", 1)),
                List.of(failed("L1", 1), WAITS),
                List.of(WAITS, failed("L1", 1)),
                List.of(WAITS, failed("L2", 1), retry("L2", 2, Duration.ofDays(2))),
                List.of(WAITS, failed("L2", 1), retry("L2", 2, Duration.ZERO), passed("L2", 2)),
                List.of(WAITS, retry("L2", 2, Duration.ZERO), failed("L2", 2), exhausted("L2", 2)),
                List.of(WAITS, retry("L2", 2, Duration.ZERO), refused("L2", 2), exhausted("L2", 1)),
                List.of(
                        WAITS,
                        new QualityFailed("p", "r", Occasion.REQUEST, 1, new CheckCounts(1, 0, 0, 1, 0), List.of())));
    }

    @ParameterizedTest
    @MethodSource("noWork")
    void whatWaitsForItsTimeAndWhatIsDoneBehindItIsNoWork(List<Event> events) {
        assertThat(new UnfinishedRecords(events).areWork(NOW)).isFalse();
    }

    static Stream<List<Event>> work() {
        return Stream.of(
                List.of(retry("L1", 2, Duration.ofSeconds(-1))),
                List.of(retry("L1", 2, UnfinishedRecords.AHEAD)),
                List.of(WAITS, retry("L2", 2, Duration.ZERO)),
                List.of(WAITS, failed("L2", 1)),
                List.of(WAITS, failed("L1", 2)),
                List.of(WAITS, retry("L2", 3, Duration.ZERO), failed("L2", 2), passed("L3", 3)),
                List.of(WAITS, refused("L2", 2)));
    }

    @ParameterizedTest
    @MethodSource("work")
    void whatIsDueOrUndecidedIsWork(List<Event> events) {
        assertThat(new UnfinishedRecords(events).areWork(NOW)).isTrue();
    }

    @Test
    void retryIsWorkOnceItsTimeComesNear() {
        UnfinishedRecords records = new UnfinishedRecords(List.of(WAITS));
        Instant due = NOW.plus(Duration.ofDays(1));
        assertThat(records.areWork(due.minus(UnfinishedRecords.AHEAD).minusSeconds(1)))
                .isFalse();
        assertThat(records.areWork(due.minus(UnfinishedRecords.AHEAD))).isTrue();
    }

    @Test
    void whatCannotBeReadIsWork() {
        assertThat(new UnfinishedRecords(new ArrayList<>(Arrays.asList(WAITS, null))).areWork(NOW))
                .isTrue();
    }

    private static Event retry(String run, int attempt, Duration in) {
        return new RetryRequested("p", run, Occasion.LOAD, attempt, RetryAction.RECHECK, List.of("c"), NOW.plus(in));
    }

    private static Event failed(String run, int attempt) {
        return new QualityFailed("p", run, Occasion.LOAD, attempt, new CheckCounts(1, 0, 0, 1, 0), List.of());
    }

    private static Event passed(String run, int attempt) {
        return new QualityPassed("p", run, Occasion.LOAD, attempt, new CheckCounts(1, 1, 0, 0, 0), List.of());
    }

    private static Event refused(String run, int attempt) {
        return new RetryRefused("p", run, Occasion.LOAD, attempt, RetryAction.RELOAD, "reason");
    }

    private static Event exhausted(String run, int attempt) {
        return new RetriesExhausted("p", run, Occasion.LOAD, attempt, RetryAction.RELOAD, List.of("c"), "reason");
    }
}
