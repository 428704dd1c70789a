package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.statement.CopyOptions;
import io.landfall.redshift.copy.statement.CopyStatement;
import java.util.Locale;

/** Checks a value by Redshift's rules and gives it the form PostgreSQL reads. */
@FunctionalInterface
interface ValueConverter {

    /**
     * Converts a field that is not NULL.
     *
     * @return PostgreSQL's text form, or null when the value counts as NULL
     */
    String convert(Field field) throws RecordRejected;

    /** The converter for a column, or null when the emulator cannot load its type. */
    static ValueConverter of(TargetColumn column, CopyStatement statement) {
        CopyOptions options = statement.options();
        return switch (column.type()) {
            case "int2" -> notBlank(new IntegerConverter("Short", Short.MIN_VALUE, Short.MAX_VALUE));
            case "int4" -> notBlank(new IntegerConverter("Integer", Integer.MIN_VALUE, Integer.MAX_VALUE));
            case "int8" -> notBlank(new IntegerConverter("Long", Long.MIN_VALUE, Long.MAX_VALUE));
            case "numeric" -> notBlank(new DecimalConverter(column, options.roundDecimals()));
            case "float4" -> notBlank(new FloatConverter(true));
            case "float8" -> notBlank(new FloatConverter(false));
            case "bool" -> notBlank(ValueConverter::bool);
            case "varchar", "text" -> new CharacterConverter(column.length(), false, options);
            case "bpchar" -> new CharacterConverter(column.length(), true, options);
            case "date" -> notBlank(new DateConverter(options));
            case "timestamp" -> notBlank(new TimestampConverter(options, ""));
            case "timestamptz" -> notBlank(new TimestampConverter(options, "+00"));
            case "time" -> notBlank(new TimeConverter(false));
            case "timetz" -> notBlank(new TimeConverter(true));
            case "jsonb", "super" -> new SuperConverter(statement.format().json());
            default -> null;
        };
    }

    /** Types other than character types take blank text for NULL (COPY reference, EMPTYASNULL and BLANKSASNULL). */
    private static ValueConverter notBlank(ValueConverter converter) {
        return field -> field.text().isBlank() ? null : converter.convert(field);
    }

    private static String bool(Field field) throws RecordRejected {
        return switch (field.text().strip().toLowerCase(Locale.ROOT)) {
            case "t", "true", "y", "yes", "on", "1" -> "t";
            case "f", "false", "n", "no", "off", "0" -> "f";
            default -> throw new RecordRejected(LoadErrorCode.INVALID_BOOLEAN, "Invalid BOOLEAN format");
        };
    }
}
