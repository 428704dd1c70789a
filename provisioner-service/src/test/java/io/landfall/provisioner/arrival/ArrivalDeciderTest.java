package io.landfall.provisioner.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.ClusterFailed;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterProgressed;
import io.landfall.event.ClusterReady;
import io.landfall.event.ComputeDecided;
import io.landfall.event.PauseCluster;
import io.landfall.event.ResumeCluster;
import io.landfall.provisioner.arrival.Decision.Pause;
import io.landfall.provisioner.arrival.Decision.Resume;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ArrivalDeciderTest {

    private static final Instant START = Instant.parse("2026-08-01T10:00:00Z");
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final WarehouseHistory READY = WarehouseHistory.NOTHING.after(ready(), START);
    private static final WarehouseHistory PAUSED = READY.after(paused(), START.plusSeconds(60));
    private static final Instant LATER = START.plus(Duration.ofHours(2));

    @Test
    void idleClusterIsPausedWhenItsTimeHasCome() {
        Activity idle = new Activity(0, 0, START.plusSeconds(10), Instant.EPOCH);
        assertThat(decide(START.plusSeconds(10).plus(IDLE).minusMillis(1), idle, READY, ComputeState.RUNNING))
                .isEmpty();
        assertThat(decide(START.plusSeconds(10).plus(IDLE), idle, READY, ComputeState.RUNNING))
                .get()
                .isInstanceOfSatisfying(
                        Pause.class, pause -> assertThat(pause.idle()).isEqualTo(IDLE));
    }

    @Test
    void idlenessBeginsWithTheNewestOfWorkCommandAndAnnouncement() {
        Instant soon = LATER.minus(Duration.ofMinutes(1));
        assertThat(decide(LATER, new Activity(0, 0, soon, START), READY, ComputeState.RUNNING))
                .isEmpty();
        assertThat(decide(LATER, new Activity(0, 0, START, soon), READY, ComputeState.RUNNING))
                .isEmpty();
        WarehouseHistory resumed = PAUSED.after(ready(), soon);
        assertThat(decide(LATER, idle(), resumed, ComputeState.RUNNING)).isEmpty();
        assertThat(decide(LATER, idle(), READY, ComputeState.RUNNING)).isPresent();
    }

    @Test
    void nothingIsPausedWhileWorkOrACommandIsInFlight() {
        assertThat(decide(LATER, waiting(), READY, ComputeState.RUNNING)).isEmpty();
        assertThat(decide(LATER, new Activity(1, 0, START, START), READY, ComputeState.RUNNING))
                .isEmpty();
    }

    @Test
    void nothingIsPausedThatDoesNotRunOrWasResumedElsewhere() {
        for (ComputeState state : Set.of(ComputeState.PAUSED, ComputeState.CHANGING, ComputeState.ABSENT)) {
            assertThat(decide(LATER, idle(), READY, state)).isEmpty();
        }
        assertThat(decide(LATER, idle(), PAUSED, ComputeState.RUNNING)).isEmpty();
    }

    @Test
    void nothingIsPausedWithoutPauseAfterIdle() {
        ArrivalPolicy policy = new ArrivalPolicy(Optional.empty(), true, at -> false, Duration.ofMinutes(5));
        assertThat(decide(policy, LATER, idle(), READY, ComputeState.RUNNING)).isEmpty();
        assertThat(decide(policy, LATER, waiting(), PAUSED, ComputeState.PAUSED))
                .isPresent();
    }

    @Test
    void workThatWaitsResumesAPausedCluster() {
        Decision decision =
                decide(LATER, waiting(), PAUSED, ComputeState.PAUSED).orElseThrow();
        assertThat(decision).isInstanceOfSatisfying(Resume.class, resume -> assertThat(resume.reason())
                .isEqualTo("3 pieces of work wait"));
        assertThat(decide(LATER, idle(), PAUSED, ComputeState.PAUSED)).isEmpty();
        assertThat(decide(LATER, waiting(), PAUSED, ComputeState.CHANGING)).isEmpty();
    }

    @Test
    void pauseOrResumeThatNobodyAnnouncedIsNoticedWhenWorkWaits() {
        assertThat(decide(LATER, waiting(), READY, ComputeState.PAUSED))
                .get()
                .isInstanceOfSatisfying(
                        Resume.class, r -> assertThat(r.reason()).contains("paused elsewhere"));
        assertThat(decide(LATER, waiting(), PAUSED, ComputeState.RUNNING))
                .get()
                .isInstanceOfSatisfying(
                        Resume.class, r -> assertThat(r.reason()).contains("resumed elsewhere"));
    }

    @Test
    void nothingResumesWhereTheDefinitionSaysNo() {
        ArrivalPolicy policy = new ArrivalPolicy(Optional.of(IDLE), false, at -> false, Duration.ofMinutes(5));
        assertThat(decide(policy, LATER, waiting(), PAUSED, ComputeState.PAUSED))
                .isEmpty();
    }

    @Test
    void inAWindowNothingIsDecidedAndAfterItWhatWaitsIs() {
        Instant end = LATER.plusSeconds(60);
        ArrivalPolicy policy =
                new ArrivalPolicy(Optional.of(IDLE), true, at -> at.isBefore(end), Duration.ofMinutes(5));
        assertThat(decide(policy, LATER, waiting(), PAUSED, ComputeState.PAUSED))
                .isEmpty();
        assertThat(decide(policy, LATER, idle(), READY, ComputeState.RUNNING)).isEmpty();
        assertThat(decide(policy, end, waiting(), PAUSED, ComputeState.PAUSED)).isPresent();
        assertThat(decide(policy, end, idle(), READY, ComputeState.RUNNING)).isPresent();
    }

    @Test
    void failedCommandIsNotRepeatedAtOnceAndThenUnderAnotherName() {
        WarehouseHistory failed = PAUSED.after(new ClusterFailed("w", "r", "cluster", "no capacity"), LATER);
        Activity after = new Activity(0, 3, START, LATER.minusSeconds(5));
        assertThat(decide(LATER.plusSeconds(299), after, failed, ComputeState.PAUSED))
                .isEmpty();
        Decision again = decide(LATER.plusSeconds(300), after, failed, ComputeState.PAUSED)
                .orElseThrow();
        assertThat(again.requestId())
                .isNotEqualTo(decide(LATER, waiting(), PAUSED, ComputeState.PAUSED)
                        .orElseThrow()
                        .requestId());
        WarehouseHistory goingOn = failed.after(new ClusterProgressed("w", "s", "cluster", "resuming", 1), LATER);
        assertThat(decide(LATER.plusSeconds(1), after, goingOn, ComputeState.PAUSED))
                .isPresent();
    }

    @Test
    void oneSituationHasOneNameWhoeverLooksAndWhatLandsMeanwhile() {
        String first = decide(LATER, waiting(), PAUSED, ComputeState.PAUSED)
                .orElseThrow()
                .requestId();
        Activity more = new Activity(0, 9, LATER, START);
        assertThat(decide(LATER.plusSeconds(7), more, PAUSED, ComputeState.PAUSED)
                        .orElseThrow()
                        .requestId())
                .isEqualTo(first);
    }

    @Test
    void nobodyIsAskedAboutAWarehouseThatWasNeverAnnounced() {
        Supplier<ComputeState> nobody = () -> {
            throw new AssertionError("AWS was asked");
        };
        ArrivalDecider decider = new ArrivalDecider("w", policy());
        assertThat(decider.decide(LATER, waiting(), WarehouseHistory.NOTHING, nobody))
                .isEmpty();
        assertThat(decider.decide(START.plusSeconds(1), idle(), READY, nobody)).isEmpty();
    }

    @Test
    void announcementAndCommandBelongTogether() {
        Decision pause = decide(LATER, idle(), READY, ComputeState.RUNNING).orElseThrow();
        assertThat(pause.announcement("w"))
                .isEqualTo(new ComputeDecided(
                        "w", pause.requestId(), "pause", "nothing was in flight for 120 min", 7_200_000));
        assertThat(pause.command("w")).isEqualTo(new PauseCluster("w", pause.requestId()));
        Decision resume = decide(LATER, waiting(), PAUSED, ComputeState.PAUSED).orElseThrow();
        assertThat(resume.command("w")).isEqualTo(new ResumeCluster("w", resume.requestId()));
    }

    private static Activity idle() {
        return new Activity(0, 0, START, START);
    }

    private static Activity waiting() {
        return new Activity(0, 3, START, START);
    }

    private static ArrivalPolicy policy() {
        return new ArrivalPolicy(Optional.of(IDLE), true, at -> false, Duration.ofMinutes(5));
    }

    private static Optional<Decision> decide(
            Instant now, Activity activity, WarehouseHistory history, ComputeState state) {
        return decide(policy(), now, activity, history, state);
    }

    private static Optional<Decision> decide(
            ArrivalPolicy policy, Instant now, Activity activity, WarehouseHistory history, ComputeState state) {
        return new ArrivalDecider("w", policy).decide(now, activity, history, () -> state);
    }

    static ClusterReady ready() {
        return new ClusterReady("w", "h", 5439, "dev", "us-west-2", "role", "secret", "b", "q");
    }

    static ClusterPaused paused() {
        return new ClusterPaused("w", "p", "b", "q", START.plusSeconds(50));
    }
}
