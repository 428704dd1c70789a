package io.landfall.quality.schedule;

import static io.landfall.quality.ChecksForTests.check;
import static io.landfall.quality.ChecksForTests.scheduled;
import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.project.check.FailurePolicy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckSchedulesTest {

    private static final Instant START = Instant.parse("2026-11-20T12:05:30Z");

    private final CheckSchedules schedules = schedules();

    @Test
    void checkIsDueOnceWhenItsTimeHasCome() {
        assertThat(due("2026-11-20T12:09:59Z")).isEmpty();
        assertThat(due("2026-11-20T12:10:00Z")).singleElement().asString().endsWith("_20261120_1210");
        assertThat(due("2026-11-20T12:10:01Z")).isEmpty();
        assertThat(due("2026-11-20T12:20:07Z")).singleElement().asString().endsWith("_20261120_1220");
    }

    @Test
    void ofManyMissedTimesOnlyTheNewestIsMadeUpFor() {
        assertThat(due("2026-11-21T09:34:00Z")).singleElement().asString().endsWith("_20261121_0930");
        assertThat(due("2026-11-21T09:34:01Z")).isEmpty();
    }

    @Test
    void whatWasBeforeTheStartIsNotMissed() {
        assertThat(due(START.toString())).isEmpty();
    }

    @Test
    void sameCheckAndTimeHaveTheSameRunInEveryProcessAndItFitsIntoTheLedger() {
        assertThat(due("2026-11-20T12:10:00Z"))
                .isEqualTo(schedules().due(Instant.parse("2026-11-20T12:10:30Z")).stream()
                        .map(CheckSchedules.Due::run)
                        .toList())
                .allSatisfy(run -> assertThat(run.length()).isLessThanOrEqualTo(64));
    }

    @Test
    void checksWithoutAScheduleAreNeverDue() {
        assertThat(new CheckSchedules("shop", List.of(check("a", "shop.orders", FailurePolicy.STANDARD)), START)
                        .isEmpty())
                .isTrue();
    }

    private static CheckSchedules schedules() {
        return new CheckSchedules(
                "shop",
                List.of(
                        check("never", "shop.orders", FailurePolicy.STANDARD),
                        scheduled("fresh", "shop.orders", FailurePolicy.STANDARD, "*/10 * * * *")),
                START);
    }

    private List<String> due(String now) {
        return schedules.due(Instant.parse(now)).stream()
                .map(CheckSchedules.Due::run)
                .toList();
    }
}
