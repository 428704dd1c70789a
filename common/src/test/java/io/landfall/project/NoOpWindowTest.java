package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoOpWindowTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** 2026-03-29 02:00 becomes 03:00 in Berlin, and 2026-10-25 03:00 becomes 02:00 again. */
    @ParameterizedTest
    @CsvSource({
        "0 22 * * *,   8h, 2026-06-10T21:59:59+02:00, false",
        "0 22 * * *,   8h, 2026-06-10T22:00:00+02:00, true",
        "0 22 * * *,   8h, 2026-06-11T05:59:59+02:00, true",
        "0 22 * * *,   8h, 2026-06-11T06:00:00+02:00, false",
        // Eight hours pass, whatever clocks do meanwhile.
        "0 22 * * *,   8h, 2026-03-29T06:59:59+02:00, true",
        "0 22 * * *,   8h, 2026-03-29T07:00:00+02:00, false",
        "0 22 * * *,   8h, 2026-10-25T04:59:59+01:00, true",
        "0 22 * * *,   8h, 2026-10-25T05:00:00+01:00, false",
        // 02:30 is skipped: it begins when clocks jump to 03:00.
        "30 2 * * *,   1h, 2026-03-29T01:59:59+01:00, false",
        "30 2 * * *,   1h, 2026-03-29T03:00:00+02:00, true",
        "30 2 * * *,   1h, 2026-03-29T03:59:59+02:00, true",
        "30 2 * * *,   1h, 2026-03-29T04:00:00+02:00, false",
        // 02:30 comes twice.
        "30 2 * * *,  10m, 2026-10-25T02:35:00+02:00, true",
        "30 2 * * *,  10m, 2026-10-25T02:45:00+02:00, false",
        "30 2 * * *,  10m, 2026-10-25T02:35:00+01:00, true",
        "30 2 * * *,  10m, 2026-10-25T02:40:00+01:00, false",
        "0 0 * * 1-5,  1d, 2026-06-12T23:59:59+02:00, true",
        "0 0 * * 1-5,  1d, 2026-06-13T00:00:00+02:00, false",
        "0 0 * * sat,  1d, 2026-06-13T12:00:00+02:00, true",
        "0 0 29 2 *,   1h, 2028-02-29T00:30:00+01:00, true"
    })
    void windowIsFromItsBeginningUntilItsLengthHasPassed(String cron, String length, String moment, boolean in) {
        NoOpWindow window = new NoOpWindow(cron, HumanDuration.parse(length).orElseThrow());
        assertThat(window.contains(ZonedDateTime.parse(moment).toInstant(), BERLIN))
                .isEqualTo(in);
    }

    @Test
    void windowThatBeginsOnADayItsZoneLeftOutBeginsWhenTheZoneMovesOn() {
        // Samoa had no 30 December 2011: it moved across the date line.
        ZoneId samoa = ZoneId.of("Pacific/Apia");
        NoOpWindow window = new NoOpWindow("0 12 30 12 *", Duration.ofHours(2));
        Instant midnight = LocalDateTime.of(2011, 12, 31, 0, 0).atZone(samoa).toInstant();
        assertThat(window.contains(midnight.minusSeconds(1), samoa)).isFalse();
        assertThat(window.contains(midnight, samoa)).isTrue();
        assertThat(window.contains(midnight.plus(Duration.ofHours(2)), samoa)).isFalse();
    }

    @Test
    void definitionIsInAWindowWhenOneOfItsWindowsIs() {
        WarehouseDefinition definition = WarehouseYaml.read("""
                time_zone: America/New_York
                no_op_windows:
                  - {cron: "0 22 * * *", duration: 2h}
                  - {cron: "0 12 * * *", duration: 30m}
                """);
        assertThat(definition.inNoOpWindow(Instant.parse("2026-07-01T02:30:00Z")))
                .isTrue();
        assertThat(definition.inNoOpWindow(Instant.parse("2026-07-01T16:15:00Z")))
                .isTrue();
        assertThat(definition.inNoOpWindow(Instant.parse("2026-07-01T22:30:00Z")))
                .isFalse();
    }

    @Test
    void definitionWithoutWindowsIsInNone() {
        assertThat(WarehouseYaml.read("nodes: 1").inNoOpWindow(Instant.EPOCH)).isFalse();
    }
}
