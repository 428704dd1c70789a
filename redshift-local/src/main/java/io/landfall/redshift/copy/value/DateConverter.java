package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.statement.CopyOptions;

/** DATE, by DATEFORMAT. */
final class DateConverter implements ValueConverter {
    private static final int SHORTEST_DEFAULT = 10;

    private final CopyOptions options;
    private final boolean defaultFormat;
    private final TemporalText formats;

    DateConverter(CopyOptions options) {
        this.options = options;
        String format = options.dateFormat();
        this.defaultFormat = format.equals(CopyOptions.DEFAULT_DATE_FORMAT);
        this.formats = format.equals("auto")
                ? TemporalText.automatic()
                : defaultFormat ? TemporalText.of(format, "YYYY-MM-DD HH:MI:SS") : TemporalText.of(format);
    }

    @Override
    public String convert(Field field) throws RecordRejected {
        String text = field.text().strip();
        var parsed = formats.parse(text);
        if (parsed.isPresent()) {
            return TemporalOutput.date(parsed.get().toLocalDate());
        }
        if (options.acceptAnyDate()) {
            return null;
        }
        String reason = defaultFormat && text.length() < SHORTEST_DEFAULT
                ? "Invalid Date Format - length must be 10 or more"
                : "Invalid date format - [" + options.dateFormat() + "]";
        throw new RecordRejected(LoadErrorCode.INVALID_DATE, reason);
    }
}
