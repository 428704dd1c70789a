package io.landfall.project;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When a clock on the wall shows a time that a UNIX cron expression names. Knows nothing of time zones and the changes of
 * their offsets; {@link NoOpWindow} does.
 */
public final class CronSchedule {

    private static final LocalDateTime ANY_TIME = LocalDateTime.of(2024, 1, 1, 0, 0);

    private final ExecutionTime times;

    private CronSchedule(ExecutionTime times) {
        this.times = times;
    }

    /** @throws IllegalArgumentException if the text is not five fields of UNIX cron */
    public static CronSchedule parse(String expression) {
        CronParser unix = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        return new CronSchedule(
                ExecutionTime.forCron(unix.parse(expression.strip()).validate()));
    }

    /** The newest time it names in UTC that is not after the moment; empty if there was none. */
    public Optional<Instant> newest(Instant moment) {
        // What is named is whole minutes, and the library finds what is before, not what is now.
        Instant after = moment.truncatedTo(ChronoUnit.MINUTES).plusSeconds(1);
        return times.lastExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toInstant);
    }

    /** What is wrong with a text that is to be five fields of UNIX cron, for whoever wrote it; empty for nothing. */
    static Optional<String> wrong(String written) {
        try {
            return parse(written).everBegins()
                    ? Optional.empty()
                    : Optional.of("'" + written + "' names a day that no month has; write one that comes");
        } catch (IllegalArgumentException e) {
            return Optional.of("'" + written + "' is not a cron expression (" + e.getMessage()
                    + "); write minute, hour, day of month, month and day of week, such as 0 22 * * 1-5");
        }
    }

    /** Whether the expression names a time that comes, unlike 31 February. */
    boolean everBegins() {
        return times.nextExecution(ANY_TIME.atZone(ZoneOffset.UTC)).isPresent();
    }

    /** Whether it names a time from the first to the last, both included. */
    boolean beginsBetween(LocalDateTime first, LocalDateTime last) {
        LocalDateTime minute = first.truncatedTo(ChronoUnit.MINUTES);
        LocalDateTime earliest = minute.equals(first) ? minute : minute.plusMinutes(1);
        // UTC stands for the clock on the wall, for its days all have 24 hours.
        return times.nextExecution(earliest.minusSeconds(1).atZone(ZoneOffset.UTC))
                .filter(next -> !next.toLocalDateTime().isAfter(last))
                .isPresent();
    }
}
