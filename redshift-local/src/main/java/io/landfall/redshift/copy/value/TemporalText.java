package io.landfall.redshift.copy.value;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.JulianFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.Collections;
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
                    "YYMMDD HHMISS",
                    "YYMMDD",
                    "YYYY.DDD",
                    "YYYY-MM-DD BC",
                    "YYYY-MM-DD HH:MI:SS BC",
                    "MON-DD-YY BC",
                    "DD.MM.YYYY HH:MI:SS OF",
                    "MM.DD.YYYY HH:MI:SS OF",
                    "DD MON YYYY HH:MI:SS",
                    "DD MON HH:MI:SS YYYY OF",
                    "DD MON YYYY",
                    "MON DD YYYY HH:MI:SS",
                    "MON DD, YYYY",
                    "MON DD YYYY",
                    "MONTH DD YYYY HH:MI:SS",
                    "MONTH DD, YYYY",
                    "MONTH DD YYYY",
                    "DD MONTH YYYY")
            .stream()
            .map(TemporalPattern::compile)
            .toList();

    /** The one that fitted last comes first: the values of a column look alike. */
    private final List<DateTimeFormatter> formats;

    private final boolean automatic;

    private TemporalText(List<DateTimeFormatter> formats, boolean automatic) {
        this.formats = new ArrayList<>(formats);
        this.automatic = automatic;
    }

    static TemporalText automatic() {
        return new TemporalText(AUTOMATIC, true);
    }

    /** Exactly these format strings, tried in order. */
    static TemporalText of(String... formats) {
        return new TemporalText(
                List.of(formats).stream().map(TemporalPattern::compile).toList(), false);
    }

    /** The moment in UTC, midnight when there is no time; empty when no format fits. */
    Optional<LocalDateTime> parse(String text) {
        for (int index = 0; index < formats.size(); index++) {
            DateTimeFormatter format = formats.get(index);
            ParsePosition position = new ParsePosition(0);
            TemporalAccessor parsed = format.parseUnresolved(text, position);
            if (parsed != null && position.getIndex() == text.length()) {
                Optional<LocalDateTime> moment = resolve(format, text);
                if (moment.isPresent()) {
                    Collections.swap(formats, 0, index);
                    return moment;
                }
            }
        }
        return automatic ? julian(text) : Optional.empty();
    }

    /** Days since the beginning of the Julian period, like J2451187. */
    private static Optional<LocalDateTime> julian(String text) {
        boolean day = text.matches("[jJ]\\d{1,7}");
        return day
                ? Optional.of(LocalDate.MIN
                        .with(JulianFields.JULIAN_DAY, Long.parseLong(text.substring(1)))
                        .atStartOfDay())
                : Optional.empty();
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
