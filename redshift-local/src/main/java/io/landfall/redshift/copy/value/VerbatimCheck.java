package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.statement.CopyOptions;

/**
 * Knows ordinary values that are valid by Redshift's rules and which PostgreSQL reads as they stand, so that most of a file is
 * copied byte by byte. Everything else goes through the {@link ValueConverter} of the column; both agree wherever a check says yes.
 */
@FunctionalInterface
interface VerbatimCheck {

    /** Whether the text, which must be ASCII then, can be taken over as it is. */
    boolean accepts(Field.Kind kind, byte[] text, int start, int end);

    /** The check for a column. */
    static VerbatimCheck of(TargetColumn column, CopyOptions options) {
        return switch (column.type()) {
            case "int2" -> wholeNumber(4);
            case "int4" -> wholeNumber(9);
            case "int8" -> wholeNumber(18);
            case "numeric" -> new DecimalVerbatim(column.length() - column.scale(), column.scale(), false);
            case "float4", "float8" -> new DecimalVerbatim(6, 6, true);
            case "varchar", "text", "bpchar" -> new CharacterVerbatim(column.length(), options);
            case "date" -> TemporalVerbatim.date(options);
            case "timestamp" -> TemporalVerbatim.timestamp(options);
            default -> (kind, text, start, end) -> false;
        };
    }

    private static VerbatimCheck wholeNumber(int maxDigits) {
        return (kind, text, start, end) -> {
            int first = start < end && text[start] == '-' ? start + 1 : start;
            return end - first <= maxDigits && end > first && digits(text, first, end) == end;
        };
    }

    /** Where the run of digits from {@code start} on ends. */
    static int digits(byte[] text, int start, int end) {
        int index = start;
        while (index < end && text[index] >= '0' && text[index] <= '9') {
            index++;
        }
        return index;
    }
}
