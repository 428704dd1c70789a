package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleRulesTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        "pause_after_idle: 4m", "1:19", "write 5m or more, since pausing and resuming take minutes"),
                Arguments.of("pause_after_idle: half an hour", "1:19", "write it like 90s, 30m, 2h or 1d"),
                Arguments.of("pause_after_idle: 30", "1:19", "write text in quotes, such as 30m"),
                Arguments.of("time_zone: Europe/Berlni", "1:12", "did you mean Europe/Berlin?"),
                Arguments.of("maintenance_window: sun:3:00-sun:4:00", "1:21", "such as sun:03:00-sun:04:00"),
                Arguments.of("maintenance_window: sun:03:00-sun:24:00", "1:21", "ddd:hh:mm-ddd:hh:mm"),
                Arguments.of("maintenance_window: so:03:00-so:04:00", "1:21", "is not a window"),
                Arguments.of("maintenance_window: sun:03:00-sun:03:29", "1:21", "at least 30"),
                Arguments.of("maintenance_window: sun:03:00-sun:03:00", "1:21", "lasts 0 minutes"),
                Arguments.of(window("0 22 * *", "8h"), "2:11", "4 parts"),
                Arguments.of(window("0 25 * * *", "8h"), "2:11", "not in range [0, 23]"),
                Arguments.of(window("0 0 22 * * MON", "8h"), "2:11", "write minute, hour, day of month"),
                Arguments.of(window("@daily", "8h"), "2:11", "not a cron expression"),
                Arguments.of(window("0 0 31 2 *", "8h"), "2:11", "a day that no month has"),
                Arguments.of(window("0 22 * * *", "59s"), "3:15", "write 1m to 24h"),
                Arguments.of(window("0 22 * * *", "25h"), "3:15", "write 1m to 24h"),
                Arguments.of(window("0 22 * * *", "long"), "3:15", "write it like 90s, 30m, 2h or 1d"),
                Arguments.of("no_op_windows:\n  - cron: 0 22 * * *", "2:5", "no_op_windows[0].duration is missing"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongScheduleIsRefusedAtItsPlace(String yaml, String place, String message) {
        WarehouseYaml.assertRefused(yaml, place, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sun:03:00-sun:03:30", "Sun:23:45-Mon:00:15", "wed:00:00-thu:00:00"})
    void maintenanceWindowOfHalfAnHourOrMoreIsTakenAndWrittenAsAwsAnswersIt(String window) {
        assertThat(WarehouseYaml.read("maintenance_window: " + window).maintenanceWindow())
                .isEqualToIgnoringCase(window)
                .isLowerCase();
    }

    @Test
    void scheduleIsRead() {
        WarehouseDefinition read = WarehouseYaml.read("""
                pause_after_idle: 30m
                resume_on_arrival: false
                no_op_windows:
                  - {cron: "0 22 * * mon-fri", duration: 8h}
                  - {cron: "0 0 * * 6,7", duration: 1d}
                time_zone: Europe/Berlin
                """);
        assertThat(read.pauseAfterIdle()).isEqualTo(Duration.ofMinutes(30));
        assertThat(read.resumeOnArrival()).isFalse();
        assertThat(read.noOpWindows())
                .extracting(NoOpWindow::duration)
                .containsExactly(Duration.ofHours(8), Duration.ofDays(1));
        assertThat(read.timeZone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    private static String window(String cron, String duration) {
        return "no_op_windows:\n  - cron: '" + cron + "'\n    duration: " + duration;
    }
}
