package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.statement.CopyOptions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** TIMESTAMP and TIMESTAMPTZ, by TIMEFORMAT; epochs are whole or fractional numbers. */
final class TimestampConverter implements ValueConverter {
    private static final int MICRO_DIGITS = 6;
    private static final BigDecimal LATEST_EPOCH_SECOND = new BigDecimal("9000000000000");

    private final CopyOptions options;
    private final String suffix;
    private final TemporalText formats;
    /** Decimal places between the number and seconds; negative when the format is not an epoch. */
    private final int epochScale;

    /** @param suffix put behind the value, the offset of a type with time zone */
    TimestampConverter(CopyOptions options, String suffix) {
        this.options = options;
        this.suffix = suffix;
        String format = options.timeFormat();
        this.epochScale = format.equals("epochsecs") ? 0 : format.equals("epochmillisecs") ? 3 : -1;
        this.formats = formats(format);
    }

    private static TemporalText formats(String format) {
        return switch (format) {
            case "auto" -> TemporalText.automatic();
            case CopyOptions.DEFAULT_TIME_FORMAT ->
                TemporalText.of(format + "OF", format + " OF", "YYYY-MM-DD", "YYYY-MM-DD HH:MI");
            default -> TemporalText.of(format);
        };
    }

    @Override
    public String convert(Field field) throws RecordRejected {
        String text = field.text().strip();
        Optional<LocalDateTime> parsed = epochScale >= 0 ? epoch(text) : formats.parse(text);
        if (parsed.isPresent()) {
            return TemporalOutput.timestamp(parsed.get(), suffix);
        }
        if (options.acceptAnyDate()) {
            return null;
        }
        throw new RecordRejected(
                LoadErrorCode.INVALID_TIMESTAMP,
                "Invalid timestamp format or value [" + options.timeFormat().replace("HH:MI", "HH24:MI") + "]");
    }

    private Optional<LocalDateTime> epoch(String text) {
        try {
            BigDecimal seconds = new BigDecimal(text).movePointLeft(epochScale);
            if (seconds.abs().compareTo(LATEST_EPOCH_SECOND) > 0) {
                return Optional.empty();
            }
            BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
            int nanos = seconds.subtract(whole)
                    .setScale(MICRO_DIGITS, RoundingMode.DOWN)
                    .movePointRight(9)
                    .intValueExact();
            return Optional.of(LocalDateTime.ofEpochSecond(whole.longValueExact(), nanos, ZoneOffset.UTC));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
