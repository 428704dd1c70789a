package io.landfall.local.follow;

import static io.landfall.local.follow.Events.BUCKET;
import static io.landfall.local.follow.Events.alert;
import static io.landfall.local.follow.Events.cleared;
import static io.landfall.local.follow.Events.exhausted;
import static io.landfall.local.follow.Events.failed;
import static io.landfall.local.follow.Events.gate;
import static io.landfall.local.follow.Events.landed;
import static io.landfall.local.follow.Events.loaded;
import static io.landfall.local.follow.Events.outcome;
import static io.landfall.local.follow.Events.passed;
import static io.landfall.local.follow.Events.refused;
import static io.landfall.local.follow.Events.rejected;
import static io.landfall.local.follow.Events.retry;
import static io.landfall.local.follow.Events.skipped;
import static io.landfall.local.follow.Events.staged;
import static io.landfall.local.follow.Events.unrouted;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.CheckStatus;
import io.landfall.event.EventEnvelope;
import io.landfall.event.Occasion;
import io.landfall.local.follow.FlowProgress.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FlowProgressTest {

    @Test
    void filesAreFollowedFromTheBucketToTheirChecks() {
        FlowProgress progress = expecting("a", "b");
        assertThat(progress.stage()).isEqualTo(Stage.LANDED);
        progress.accept(landed("songs", "a", "b"));
        assertThat(progress.stage()).isEqualTo(Stage.STAGED);
        progress.accept(staged("songs", "batch1", 2, 20));
        assertThat(progress.stage()).isEqualTo(Stage.LOADED);
        progress.accept(loaded("load1", 2));
        assertThat(progress.stage()).isEqualTo(Stage.CHECKED);
        progress.accept(passed("load1", 1));
        assertThat(progress.stage()).isEqualTo(Stage.DONE);
        assertThat(progress.succeeded()).isTrue();
    }

    @Test
    void theEndIsTheSameInWhateverOrderEventsAreRead() {
        List<EventEnvelope> events = new ArrayList<>(List.of(
                landed("songs", "a", "b"),
                landed("logs", "c"),
                staged("songs", "batch1", 2, 20),
                staged("logs", "batch2", 1, 7),
                loaded("load1", 2),
                passed("load1", 1),
                loaded("load2", 1),
                passed("load2", 1)));
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            Collections.shuffle(events, random);
            FlowProgress progress = expecting("a", "b", "c");
            for (EventEnvelope event : events) {
                assertThat(progress.succeeded()).isFalse();
                progress.accept(event);
            }
            assertThat(progress.succeeded()).isTrue();
        }
    }

    @Test
    void anEventSeenTwiceCountsOnce() {
        FlowProgress progress = expecting("a");
        for (EventEnvelope event : List.of(landed("songs", "a"), staged("songs", "batch1", 1, 9), loaded("load1", 1))) {
            progress.accept(event);
            progress.accept(event);
        }
        assertThat(progress.counts().staged()).isEqualTo(1);
        assertThat(progress.counts().stagedRows()).isEqualTo(Map.of("songs", 9L));
        assertThat(progress.counts().loaded()).isEqualTo(1);
    }

    @Test
    void aFileThatWasNotUploadedDoesNotEndTheRun() {
        FlowProgress progress = expecting("a");
        progress.accept(landed("songs", "other"));
        progress.accept(staged("songs", "batch1", 1, 9));
        progress.accept(loaded("load1", 1));
        progress.accept(passed("load1", 1));
        assertThat(progress.done()).isFalse();
    }

    @Test
    void filesTheLedgerHasAreInTheWarehouse() {
        FlowProgress progress = expecting("a", "b");
        progress.accept(landed("songs", "a", "b"));
        progress.accept(skipped("songs", 2));
        assertThat(progress.succeeded()).isTrue();
        assertThat(progress.counts().filesInWarehouse()).isEqualTo(2);
        assertThat(progress.counts().checks().passed()).isZero();
    }

    @Test
    void aFileAnnouncedTwiceAndSkippedOnceHidesNoOther() {
        FlowProgress progress = expecting("a", "b");
        progress.accept(landed("songs", "a", "b"));
        progress.accept(landed("songs", "a"));
        progress.accept(skipped("songs", 1));
        progress.accept(staged("songs", "batch1", 1, 9));
        assertThat(progress.stage()).isEqualTo(Stage.STAGED);
        progress.accept(staged("songs", "batch2", 1, 9));
        progress.accept(loaded("load1", 2));
        progress.accept(passed("load1", 1));
        assertThat(progress.succeeded()).isTrue();
        assertThat(progress.counts().filesInWarehouse()).isEqualTo(2);
    }

    @Test
    void rejectedFilesEndTheRunWithoutSuccess() {
        FlowProgress progress = expecting("a", "bad", "stray");
        progress.accept(landed("songs", "a", "bad"));
        progress.accept(unrouted("stray"));
        progress.accept(rejected("songs", "bad"));
        assertThat(progress.stage()).isEqualTo(Stage.STAGED);
        progress.accept(staged("songs", "batch1", 1, 9));
        progress.accept(loaded("load1", 1));
        progress.accept(passed("load1", 1));
        assertThat(progress.done()).isTrue();
        assertThat(progress.succeeded()).isFalse();
        assertThat(progress.counts().landed()).isEqualTo(3);
        assertThat(progress.counts().rejected()).isEqualTo(2);
        assertThat(progress.counts().filesInWarehouse()).isEqualTo(1);
    }

    @Test
    void failedChecksAreWaitedForUntilNothingMoreIsTried() {
        FlowProgress progress = expecting("a");
        progress.accept(landed("songs", "a"));
        progress.accept(staged("songs", "batch1", 1, 9));
        progress.accept(loaded("load1", 1));
        progress.accept(failed("load1", 1));
        progress.accept(retry(Occasion.LOAD, "load1", 2));
        assertThat(progress.stage()).isEqualTo(Stage.CHECKED);
        progress.accept(failed("load1", 2));
        assertThat(progress.stage()).isEqualTo(Stage.CHECKED);
        progress.accept(exhausted(Occasion.LOAD, "load1", 2));
        assertThat(progress.done()).isTrue();
        assertThat(progress.succeeded()).isFalse();
        assertThat(progress.counts().checks()).isEqualTo(new CheckFigures(1, 0, 1, 0, 0));
        assertThat(progress.counts().retries()).isEqualTo(1);
    }

    @Test
    void aGateThatPassesLaterIsARunThatSucceeds() {
        FlowProgress progress = expecting("a");
        progress.accept(landed("songs", "a"));
        progress.accept(staged("songs", "batch1", 1, 9));
        progress.accept(gate("batch1", 1, CheckStatus.FAILED));
        progress.accept(retry(Occasion.GATE, "batch1", 2));
        assertThat(progress.stage()).isEqualTo(Stage.LOADED);
        progress.accept(gate("load1", 2, CheckStatus.PASSED));
        progress.accept(loaded("load1", 1));
        assertThat(progress.stage()).isEqualTo(Stage.CHECKED);
        progress.accept(passed("load1", 1));
        assertThat(progress.succeeded()).isTrue();
        assertThat(progress.counts().checks()).isEqualTo(new CheckFigures(3, 0, 0, 0, 1));
    }

    @Test
    void aGateThatIsGivenUpEndsTheRun() {
        FlowProgress progress = expecting("a");
        progress.accept(landed("songs", "a"));
        progress.accept(staged("songs", "batch1", 1, 9));
        progress.accept(gate("batch1", 1, CheckStatus.BROKEN));
        assertThat(progress.done()).isFalse();
        progress.accept(exhausted(Occasion.GATE, "batch1", 1));
        assertThat(progress.done()).isTrue();
        assertThat(progress.givenUp()).isTrue();
        assertThat(progress.succeeded()).isFalse();
        assertThat(progress.counts().checks().broken()).isEqualTo(1);
    }

    @Test
    void warningsAndWhatSomebodyElseAskedForFailNoRun() {
        FlowProgress progress = expecting("a");
        progress.accept(landed("songs", "a"));
        progress.accept(staged("songs", "batch1", 1, 9));
        progress.accept(loaded("load1", 1));
        progress.accept(gate("load1", 1, CheckStatus.WARNED));
        progress.accept(outcome(Occasion.REQUEST, "request1", 1, CheckStatus.FAILED));
        progress.accept(passed("load1", 1));
        assertThat(progress.succeeded()).isTrue();
        assertThat(progress.counts().checks()).isEqualTo(new CheckFigures(2, 1, 0, 0, 1));
    }

    @Test
    void aLaterRunOfTheChecksReplacesAnEarlierOneWhicheverIsReadFirst() {
        for (List<EventEnvelope> runs : List.of(
                List.of(failed("load1", 1), passed("load1", 2)), List.of(passed("load1", 2), failed("load1", 1)))) {
            FlowProgress progress = expecting("a");
            progress.accept(landed("songs", "a"));
            progress.accept(staged("songs", "batch1", 1, 9));
            progress.accept(loaded("load1", 1));
            runs.forEach(progress::accept);
            assertThat(progress.succeeded()).isTrue();
            assertThat(progress.counts().checks().passed()).isEqualTo(2);
        }
    }

    @Test
    void aLoadThatIsGivenUpEndsTheRun() {
        FlowProgress progress = expecting("a");
        progress.accept(landed("songs", "a"));
        progress.accept(staged("songs", "batch1", 1, 9));
        assertThat(progress.stage()).isEqualTo(Stage.LOADED);
        progress.accept(refused("batch1"));
        assertThat(progress.done()).isTrue();
        assertThat(progress.succeeded()).isFalse();
    }

    @Test
    void anAlertIsCountedUntilItIsCleared() {
        FlowProgress progress = expecting("a");
        progress.accept(alert("load1"));
        assertThat(progress.counts().alerts()).isEqualTo(1);
        progress.accept(cleared());
        assertThat(progress.counts().alerts()).isZero();
    }

    private static FlowProgress expecting(String... keys) {
        Set<String> objects = Arrays.stream(keys).map(key -> BUCKET + '/' + key).collect(Collectors.toSet());
        return new FlowProgress(objects);
    }
}
