package io.landfall.redshift.copy.columnar;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.record.Fields;
import io.landfall.redshift.copy.value.TargetColumn;
import java.util.Locale;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * A column of the file and the table column it is loaded into.
 *
 * @param index of the column in the file
 */
record ParquetColumn(int index, Type type, TargetColumn target) {
    private static final Set<String> CHARACTERS = Set.of("varchar", "text", "bpchar");

    /**
     * Checks that the types match.
     *
     * @throws CopyFailed with Spectrum's description of both
     */
    void check(SpectrumError error) throws CopyFailed {
        if (target.isSuper()) {
            return;
        }
        if (!type.isPrimitive()
                || type.isRepetition(Type.Repetition.REPEATED)
                || !NativeType.matches(type.asPrimitiveType(), target)) {
            throw error.of(url -> "File '" + url + "' has an incompatible Parquet schema for column '"
                    + error.file().url() + "." + type.getName() + "'. Column type: " + NativeType.label(target)
                    + ", Parquet schema:\n" + description());
        }
        if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
            checkDecimal(decimal, error);
        }
    }

    private String description() {
        String repetition = type.getRepetition().name().toLowerCase(Locale.ROOT);
        String stored = type.isPrimitive() ? storedAs(type.asPrimitiveType()) : "group";
        int defined = type.isRepetition(Type.Repetition.REQUIRED) ? 0 : 1;
        int repeated = type.isRepetition(Type.Repetition.REPEATED) ? 1 : 0;
        return repetition + " " + stored + " " + type.getName() + " [i:" + index + " d:" + defined + " r:" + repeated
                + "]";
    }

    private static String storedAs(PrimitiveType type) {
        return switch (type.getPrimitiveTypeName()) {
            case BINARY -> "byte_array";
            case FIXED_LEN_BYTE_ARRAY -> "fixed_len_byte_array(" + type.getTypeLength() + ")";
            default -> type.getPrimitiveTypeName().name().toLowerCase(Locale.ROOT);
        };
    }

    private void checkDecimal(DecimalLogicalTypeAnnotation decimal, SpectrumError error) throws CopyFailed {
        int expected = NativeType.decimalBytes(target.length());
        int length = type.asPrimitiveType().getTypeLength();
        boolean fixed = type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        if (fixed && length != expected) {
            throw decimalError(error, "has an invalid type length. Expecting: " + expected + " len in file: " + length);
        }
        if (decimal.getScale() != target.scale()) {
            throw decimalError(
                    error,
                    "has a scale that does not match the table metadata scale. File metadata scale: "
                            + decimal.getScale() + ", table metadata scale: " + target.scale());
        }
        if (decimal.getPrecision() > target.length()) {
            throw decimalError(
                    error,
                    "has a precision that does not match the table metadata precision. File metadata precision: "
                            + decimal.getPrecision() + ", table metadata precision: " + target.length());
        }
    }

    private CopyFailed decimalError(SpectrumError error, String fault) {
        return error.of(url -> "File '" + url + "' column '" + type.getName() + "' " + fault);
    }

    /** Adds the value in a row to the fields. */
    void read(Group row, Fields fields, SpectrumError error) throws CopyFailed {
        if (row.getFieldRepetitionCount(index) == 0 && !type.isRepetition(Type.Repetition.REPEATED)) {
            fields.addNull();
        } else if (target.isSuper()) {
            String json = NestedJson.field(type, row, index).toString();
            fields.add(new Field(Field.Kind.NESTED, json, 0));
        } else if (CHARACTERS.contains(target.type())) {
            byte[] text = row.getBinary(index, 0).getBytes();
            checkLength(text.length, error);
            fields.add(Field.Kind.TEXT, text, 0, text.length, 0);
        } else {
            fields.add(Field.text(ParquetText.of(type.asPrimitiveType(), row, index, 0), 0));
        }
    }

    private void checkLength(int length, SpectrumError error) throws CopyFailed {
        if (target.length() > 0 && length > target.length()) {
            throw error.of(url -> "The length of the data column " + type.getName()
                    + " is longer than the length defined in the table. Table: " + target.length() + ", Data: " + length
                    + ", File name: " + url);
        }
    }
}
