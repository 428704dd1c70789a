package io.landfall.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class NoOpWindowPropertyTest {

    /** Agrees with looking at a clock on the wall every minute since the window could have begun. */
    @Property(tries = 250)
    void agreesWithAClockOnTheWall(
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(min = 0, max = 60) int change,
            @ForAll @IntRange(min = -2000, max = 2000) int minutesFromChange,
            @ForAll @IntRange(min = 0, max = 59) int second,
            @ForAll @IntRange(min = 0, max = 59) int minute,
            @ForAll @IntRange(min = -1, max = 23) int hour,
            @ForAll @IntRange(min = 1, max = 1440) int length) {
        Instant moment = nearChange(zone, change, minutesFromChange).plusSeconds(second);
        NoOpWindow window = new NoOpWindow(
                minute + " " + (hour < 0 ? "*" : String.valueOf(hour)) + " * * *", Duration.ofMinutes(length));
        assertThat(window.contains(moment, zone)).isEqualTo(watched(moment, length, zone, minute, hour));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "Europe/Berlin",
                        "America/New_York",
                        "America/St_Johns",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu",
                        "Africa/Casablanca",
                        "Pacific/Apia")
                .map(ZoneId::of);
    }

    private static Instant nearChange(ZoneId zone, int change, int minutes) {
        Instant at = Instant.parse("2009-01-01T00:00:00Z");
        for (int i = 0; i < change && zone.getRules().nextTransition(at) != null; i++) {
            at = zone.getRules().nextTransition(at).getInstant();
        }
        return at.plus(minutes, ChronoUnit.MINUTES);
    }

    private static boolean watched(Instant moment, int length, ZoneId zone, int minute, int hour) {
        Instant over = moment.minus(length, ChronoUnit.MINUTES);
        for (Instant at = moment.truncatedTo(ChronoUnit.MINUTES); at.isAfter(over); at = at.minusSeconds(60)) {
            if (shows(LocalDateTime.ofInstant(at, zone.getRules().getOffset(at)), minute, hour)) {
                return true;
            }
            ZoneOffsetTransition change = zone.getRules().previousTransition(at.plusNanos(1));
            if (change != null && change.getInstant().equals(at) && change.isGap() && skips(change, minute, hour)) {
                return true;
            }
        }
        return false;
    }

    private static boolean skips(ZoneOffsetTransition gap, int minute, int hour) {
        LocalDateTime skipped = gap.getDateTimeBefore();
        while (skipped.isBefore(gap.getDateTimeAfter())) {
            if (shows(skipped, minute, hour)) {
                return true;
            }
            skipped = skipped.plusMinutes(1);
        }
        return false;
    }

    private static boolean shows(LocalDateTime clock, int minute, int hour) {
        return clock.getMinute() == minute && (hour < 0 || clock.getHour() == hour);
    }
}
