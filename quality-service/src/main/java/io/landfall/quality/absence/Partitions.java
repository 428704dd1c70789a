package io.landfall.quality.absence;

import io.landfall.project.Expected;
import io.landfall.project.HumanDuration;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The partitions of a dataset in their order. Days begin where they do in the zone, whatever clocks do that night. An hour
 * that clocks repeat is one partition and ends with the second; one that they skip is none.
 */
final class Partitions {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT);

    private final Expected expected;
    private final boolean hourly;
    private final Optional<Duration> after;

    Partitions(Expected expected) {
        this.expected = expected;
        this.hourly = expected.every() == Expected.Span.HOUR;
        this.after = HumanDuration.parse(expected.by());
    }

    /** The newest partitions whose deadline has passed, oldest first. */
    List<Partition> due(Instant now, int most) {
        Deque<Partition> due = new ArrayDeque<>();
        ZonedDateTime begin = beginOf(now.minus(after.orElse(Duration.ZERO)).atZone(expected.zone()));
        while (due.size() < most) {
            if (!isRepeated(begin)) {
                Partition partition = beginningAt(begin);
                if (!partition.deadline().isAfter(now)) {
                    due.addFirst(partition);
                }
            }
            begin = before(begin);
        }
        return List.copyOf(due);
    }

    /** The partition of that name; empty for a name that is none. */
    Optional<Partition> named(String name) {
        try {
            LocalDateTime begin = hourly
                    ? LocalDateTime.parse(name + ":00")
                    : LocalDate.parse(name).atStartOfDay();
            // Of an hour that is repeated, the second.
            return Optional.of(beginningAt(beginOf(begin.atZone(expected.zone()).withLaterOffsetAtOverlap())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private ZonedDateTime beginOf(ZonedDateTime time) {
        return hourly ? time.truncatedTo(ChronoUnit.HOURS) : time.toLocalDate().atStartOfDay(expected.zone());
    }

    private ZonedDateTime before(ZonedDateTime begin) {
        return hourly ? begin.minusHours(1) : begin.toLocalDate().minusDays(1).atStartOfDay(expected.zone());
    }

    /** Whether the same hour begins once more. */
    private boolean isRepeated(ZonedDateTime begin) {
        return hourly && begin.plusHours(1).toLocalDateTime().equals(begin.toLocalDateTime());
    }

    private Partition beginningAt(ZonedDateTime begin) {
        Map<String, String> fields = Stream.of("yyyy", "MM", "dd", "HH")
                .filter(field -> hourly || !field.equals("HH"))
                .collect(Collectors.toMap(
                        field -> field, field -> DateTimeFormatter.ofPattern(field.replace('y', 'u'), Locale.ROOT)
                                .format(begin)));
        return new Partition((hourly ? HOUR : DAY).format(begin), fields, deadline(begin));
    }

    private Instant deadline(ZonedDateTime begin) {
        if (after.isEmpty()) {
            return begin.toLocalDate()
                    .plusDays(1)
                    .atTime(LocalTime.parse(expected.by()))
                    .atZone(expected.zone())
                    .toInstant();
        }
        ZonedDateTime end =
                hourly ? begin.plusHours(1) : begin.toLocalDate().plusDays(1).atStartOfDay(expected.zone());
        return end.toInstant().plus(after.get());
    }
}
