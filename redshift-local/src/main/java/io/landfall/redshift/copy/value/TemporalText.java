package io.landfall.redshift.copy.value;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Optional;

/** Reads dates and times in one of several formats; times with an offset are taken to UTC. */
final class TemporalText {
    /** What 'auto' recognises, most frequent first (COPY reference, "Using automatic recognition"). */
    private static final List<DateTimeFormatter> AUTOMATIC = List.of(
                    "YYYY-MM-DD HH:MI:SSOF",
                    "YYYY-MM-DDTHH:MI:SSOF",
                    "YYYY-MM-DD",
                    "YYYY-MM-DD HH:MI:SS OF",
                    "YYYY-MM-DD HH:MI",
                    "YYYY-MM-DDTHH:MI",
                    "YYYY/MM/DD HH:MI:SS",
                    "YYYY/MM/DD",
                    "MM/DD/YYYY HH:MI:SS OF",
                    "MM/DD/YYYY HH:MI:SS",
                    "MM/DD/YYYY HH:MI",
                    "MM/DD/YYYY",
                    "YYYYMMDD HHMISS",
                    "YYYYMMDDTHHMISSOF",
                    "YYYYMMDD",
                    "DD MON YYYY HH:MI:SS",
                    "DD MON HH:MI:SS YYYY OF",
                    "DD MON YYYY",
                    "MON DD YYYY HH:MI:SS",
                    "MON DD, YYYY",
                    "MON DD YYYY")
            .stream()
            .map(TemporalPattern::compile)
            .toList();

    private final List<DateTimeFormatter> formats;

    private TemporalText(List<DateTimeFormatter> formats) {
        this.formats = formats;
    }

    static TemporalText automatic() {
        return new TemporalText(AUTOMATIC);
    }

    /** Exactly these format strings, tried in order. */
    static TemporalText of(String... formats) {
        return new TemporalText(
                List.of(formats).stream().map(TemporalPattern::compile).toList());
    }

    /** The moment in UTC, midnight when there is no time; empty when no format fits. */
    Optional<LocalDateTime> parse(String text) {
        for (DateTimeFormatter format : formats) {
            ParsePosition position = new ParsePosition(0);
            TemporalAccessor parsed = format.parseUnresolved(text, position);
            if (parsed != null && position.getIndex() == text.length()) {
                return resolve(format, text);
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDateTime> resolve(DateTimeFormatter format, String text) {
        try {
            TemporalAccessor parsed = format.parse(text);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneId zone = parsed.query(TemporalQueries.zone());
            if (date == null) {
                return Optional.empty();
            }
            LocalDateTime local = LocalDateTime.of(date, time == null ? LocalTime.MIDNIGHT : time);
            return Optional.of(
                    zone == null
                            ? local
                            : local.atZone(zone)
                                    .withZoneSameInstant(ZoneOffset.UTC)
                                    .toLocalDateTime());
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }
}
