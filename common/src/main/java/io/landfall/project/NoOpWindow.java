package io.landfall.project;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * A time in which nothing is paused or resumed by itself.
 *
 * @param cron when it begins: minute, hour, day of month, month, day of week
 * @param duration how long it lasts, in hours that pass and not as clocks show them
 */
public record NoOpWindow(
        String cron,
        @JsonDeserialize(using = HumanDuration.class) Duration duration) {

    /**
     * Whether a window that has begun is not over yet. It begins whenever a clock in the zone shows a time that the
     * expression names: twice where the hour is repeated. A time that clocks skip begins when they do.
     */
    public boolean contains(Instant instant, ZoneId zone) {
        CronSchedule schedule = CronSchedule.parse(cron);
        ZoneRules rules = zone.getRules();
        Instant over = instant.minus(duration);
        Instant end = instant;
        while (true) {
            ZoneOffsetTransition change = rules.previousTransition(end.plusNanos(1));
            boolean unchanged = change == null || !change.getInstant().isAfter(over);
            Instant begin = unchanged ? over.plusNanos(1) : change.getInstant();
            if (schedule.beginsBetween(onTheWall(begin, end, rules), onTheWall(end, end, rules))) {
                return true;
            }
            if (unchanged) {
                return false;
            }
            if (change.isGap() && schedule.beginsBetween(change.getDateTimeBefore(), lastSkipped(change))) {
                return true;
            }
            end = change.getInstant().minusNanos(1);
        }
    }

    /** What clocks show at an instant, with the offset of another. */
    private static LocalDateTime onTheWall(Instant instant, Instant offsetAt, ZoneRules rules) {
        return LocalDateTime.ofInstant(instant, rules.getOffset(offsetAt));
    }

    private static LocalDateTime lastSkipped(ZoneOffsetTransition gap) {
        return gap.getDateTimeAfter().minusNanos(1);
    }
}
