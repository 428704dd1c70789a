package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CronScheduleTest {

    private final CronSchedule everyTenMinutes = CronSchedule.parse("*/10 * * * *");

    @Test
    void newestTimeIsThisMinuteOrBeforeIt() {
        assertThat(newest("2026-11-20T10:10:00Z")).isEqualTo("2026-11-20T10:10:00Z");
        assertThat(newest("2026-11-20T10:10:59.999Z")).isEqualTo("2026-11-20T10:10:00Z");
        assertThat(newest("2026-11-20T10:09:59.999Z")).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(newest("2026-11-20T00:05:00Z")).isEqualTo("2026-11-20T00:00:00Z");
    }

    @Test
    void newestTimeOfARareScheduleIsLongAgo() {
        assertThat(CronSchedule.parse("30 3 1 * *").newest(Instant.parse("2026-11-20T10:10:00Z")))
                .contains(Instant.parse("2026-11-01T03:30:00Z"));
    }

    private String newest(String moment) {
        return everyTenMinutes.newest(Instant.parse(moment)).orElseThrow().toString();
    }
}
