package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

/** TIME and TIMETZ. TIMEFORMAT is for timestamps only; a time without an offset is in UTC. */
final class TimeConverter implements ValueConverter {
    private static final DateTimeFormatter OUTPUT = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final List<DateTimeFormatter> FORMATS =
            List.of("HH:MI:SSOF", "HH:MI:SS OF", "HH:MI", "HH12:MI:SS AM", "HH12:MI AM", "HHMISS").stream()
                    .map(TemporalPattern::compile)
                    .toList();

    private final boolean zoned;

    TimeConverter(boolean zoned) {
        this.zoned = zoned;
    }

    @Override
    public String convert(Field field) throws RecordRejected {
        String text = field.text().strip();
        for (DateTimeFormatter format : FORMATS) {
            try {
                return format(format.parse(text));
            } catch (DateTimeException other) {
                // The next format may fit.
            }
        }
        throw new RecordRejected(LoadErrorCode.INVALID_TIMESTAMP, "Invalid time format or value [HH24:MI:SS]");
    }

    private String format(TemporalAccessor parsed) {
        String time = OUTPUT.format(LocalTime.from(parsed));
        ZoneId zone = parsed.query(TemporalQueries.zone());
        if (!zoned) {
            return time;
        }
        boolean utc = zone == null || zone.normalized().equals(ZoneOffset.UTC);
        return time + (utc ? "+00" : zone.normalized().getId());
    }
}
