package io.landfall.quality.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.ClusterPaused;
import io.landfall.project.Expected;
import io.landfall.project.Expected.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Partitions whose files did not come by their deadline. */
class ExpectedFilesTest {

    private static final String NINTH = "sparkify/expected-files/log_data/2018-11-09";
    private static final String TENTH = "sparkify/expected-files/log_data/2018-11-10";

    private static final ClusterPaused PAUSED = new ClusterPaused("sparkify", "r", "bucket", "queue", Watched.START);

    private final Watched watched = Watched.files(new Expected(Span.DAY, "06:00", null, 2));

    @Test
    void whatIsMissingAtItsDeadlineIsToldWithWhereToLook() {
        days(3, 9);
        watch();
        assertThat(watched.raised()).isEmpty();
        put(10, "a");
        watched.at("2018-11-11T05:59:59Z");
        assertThat(watched.raised()).isEmpty();
        watched.at("2018-11-11T06:00:00Z");
        AlertRaised alert = watched.raised().get(0);
        assertThat(alert.key()).isEqualTo(TENTH);
        assertThat(alert.subject()).isEqualTo("log_data");
        assertThat(alert.summary())
                .isEqualTo("log_data of 2018-11-10 did not come by 2018-11-11 06:00 in UTC: 1 of 2 files are there");
        assertThat(alert.action()).endsWith("s3://landing/log_data/2018/11/2018-11-10-");
        assertThat(alert.runbook()).isEqualTo("runbook/expected-files.md");
    }

    @Test
    void whatComesLateClearsItAndUntilThenTheBucketIsAskedLessAndLessOften() {
        days(3, 9);
        watch();
        watched.at("2018-11-11T06:00:00Z");
        int looks = watched.looks();
        for (int minute = 0; minute < 6 * 60; minute++) {
            watched.after(Duration.ofMinutes(1));
        }
        assertThat(watched.looks() - looks).as("in six hours").isLessThan(15);
        assertThat(watched.raised()).hasSize(1);
        put(10, "a");
        put(10, "b");
        watched.after(Duration.ofHours(1));
        assertThat(watched.cleared())
                .extracting(AlertCleared::key, AlertCleared::reason)
                .containsExactly(tuple(TENTH, "2 files are there"));
        looks = watched.looks();
        watched.after(Duration.ofHours(2));
        assertThat(watched.looks()).as("complete is complete").isEqualTo(looks);
    }

    @Test
    void whatCameDueWhileNobodyLookedIsLookedForAsFarAsTheDatasetHadBegun() {
        put(5, "a");
        put(5, "b");
        put(8, "a");
        watch();
        assertThat(watched.raised())
                .extracting(alert -> alert.key().substring(alert.key().lastIndexOf('/') + 1))
                .containsExactlyInAnyOrder("2018-11-06", "2018-11-07", "2018-11-08", "2018-11-09");
    }

    @Test
    void ofADatasetThatNeverBeganOnlyTheNewestIsMissing() {
        watch();
        assertThat(watched.raised()).extracting(AlertRaised::key).containsExactly(NINTH);
    }

    @Test
    void afterARestartTheSameIsMissingAndNothingIsToldTwice() {
        days(3, 8);
        watch();
        assertThat(watched.raised()).extracting(AlertRaised::key).containsExactly(NINTH);
        watched.startAndWatch();
        watched.after(Duration.ofSeconds(5));
        assertThat(watched.raised()).hasSize(1);
        days(10, 30);
        watched.startAndWatch();
        watched.at("2018-11-30T12:00:00Z");
        assertThat(watched.cleared()).as("told long ago, still missing").isEmpty();
        days(9, 9);
        watched.startAndWatch();
        watched.after(Duration.ofSeconds(5));
        assertThat(watched.cleared()).extracting(AlertCleared::key).containsExactly(NINTH);
    }

    @Test
    void aBucketThatCannotBeLookedAtSaysNothing() {
        watched.bucketIsAway(true);
        watch();
        watched.after(Duration.ofMinutes(1));
        assertThat(watched.raised()).isEmpty();
        watched.bucketIsAway(false);
        days(3, 9);
        watched.after(Duration.ofMinutes(2));
        watched.bucketIsAway(true);
        watched.at("2018-11-11T06:00:00Z");
        watched.after(Duration.ofMinutes(1));
        assertThat(watched.raised()).isEmpty();
        watched.bucketIsAway(false);
        watched.after(Duration.ofMinutes(5));
        assertThat(watched.raised()).extracting(AlertRaised::key).containsExactly(TENTH);
    }

    @Test
    void filesOfOtherDaysAndDatasetsDoNotCount() {
        days(3, 8);
        watched.keys.add("log_data/2018/11/2018-11-09");
        watched.keys.add("log_data/2018/11/2018-11-09-x/y");
        watched.keys.add("song_data/2018/11/2018-11-09-a");
        watched.keys.add("log_data/2018/11/2018-11-091-a");
        watch();
        assertThat(watched.raised()).extracting(AlertRaised::summary).allMatch(s -> s.contains("0 of 2 files"));
        assertThat(watched.raised()).hasSize(1);
    }

    @Test
    void whatIsNotExpectedAnyMoreIsCleared() {
        watch();
        assertThat(watched.raised()).hasSize(1);
        watched.expectNothing();
        watched.startAndWatch();
        watched.after(Duration.ofSeconds(5));
        assertThat(watched.cleared())
                .extracting(AlertCleared::reason)
                .containsExactly("the project does not ask for it any more");
    }

    @Test
    void whatWasDueBeforeLandfallFirstLookedAfterTheDatasetIsNotMissed() {
        days(3, 7);
        watched.engine().ready(Watched.ready());
        watched.engine().began(Map.of());
        watched.after(Duration.ofSeconds(5));
        assertThat(watched.raised()).isEmpty();
        watched.at("2018-11-11T06:00:00Z");
        assertThat(watched.raised()).extracting(AlertRaised::key).containsExactly(TENTH);

        Watched again = Watched.files(new Expected(Span.DAY, "06:00", null, 2));
        again.engine().ready(Watched.ready());
        again.engine().began(Map.of("log_data", Instant.parse("2018-11-10T05:00:00Z")));
        again.after(Duration.ofSeconds(5));
        assertThat(again.raised())
                .as("came due after that, while nobody looked")
                .extracting(AlertRaised::key)
                .containsExactly(NINTH);
    }

    @Test
    void asLongAsTheLedgerIsNotReadOnlyWhatComesDueFromNowOnIsMissed() {
        watched.engine().ready(Watched.ready());
        watched.after(Duration.ofSeconds(5));
        assertThat(watched.raised()).isEmpty();
        watched.at("2018-11-11T06:00:00Z");
        assertThat(watched.raised()).extracting(AlertRaised::key).containsExactly(TENTH);
        watched.engine().paused(PAUSED);
        watched.startAndWatch();
        watched.after(Duration.ofSeconds(5));
        assertThat(watched.raised()).hasSize(1);
    }

    @Test
    void aWarehouseThatIsPausedWasThereBefore() {
        watched.engine().paused(PAUSED);
        watched.after(Duration.ofSeconds(5));
        assertThat(watched.raised()).extracting(AlertRaised::key).containsExactly(NINTH);
    }

    private void watch() {
        watched.engine().ready(Watched.ready());
        watched.engine().began(Map.of("log_data", Watched.LONG_AGO));
        watched.after(Duration.ofSeconds(5));
    }

    private void days(int first, int last) {
        for (int day = first; day <= last; day++) {
            put(day, "a");
            put(day, "b");
        }
    }

    private void put(int day, String name) {
        watched.keys.add("log_data/2018/11/2018-11-%02d-%s".formatted(day, name));
    }
}
