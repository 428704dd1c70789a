package io.landfall.redshift.copy.columnar;

import io.landfall.redshift.copy.value.TargetColumn;
import java.util.Locale;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Which types of Parquet a column type takes. Nothing is converted, not even an INT32 into a SMALLINT or a BIGINT. */
final class NativeType {
    private static final int SHORT_BITS = 16;
    private static final int INT_BITS = 32;
    private static final int LONG_BITS = 64;

    private NativeType() {}

    static boolean matches(PrimitiveType type, TargetColumn column) {
        PrimitiveTypeName stored = type.getPrimitiveTypeName();
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (column.type()) {
            case "int2" -> stored == PrimitiveTypeName.INT32 && meaning != null && isInteger(meaning, SHORT_BITS);
            case "int4" -> stored == PrimitiveTypeName.INT32 && isInteger(meaning, INT_BITS);
            case "int8" -> stored == PrimitiveTypeName.INT64 && isInteger(meaning, LONG_BITS);
            case "float4" -> stored == PrimitiveTypeName.FLOAT;
            case "float8" -> stored == PrimitiveTypeName.DOUBLE;
            case "bool" -> stored == PrimitiveTypeName.BOOLEAN;
            case "numeric" -> meaning instanceof DecimalLogicalTypeAnnotation;
            case "varchar", "text", "bpchar" -> stored == PrimitiveTypeName.BINARY && isText(meaning);
            case "date" -> meaning instanceof DateLogicalTypeAnnotation;
            case "timestamp", "timestamptz" ->
                stored == PrimitiveTypeName.INT96 || meaning instanceof TimestampLogicalTypeAnnotation;
            default -> false;
        };
    }

    private static boolean isInteger(LogicalTypeAnnotation meaning, int bits) {
        return meaning == null
                || meaning instanceof IntLogicalTypeAnnotation integer
                        && (integer.isSigned() ? integer.getBitWidth() <= bits : integer.getBitWidth() < bits);
    }

    private static boolean isText(LogicalTypeAnnotation meaning) {
        return meaning == null
                || meaning instanceof StringLogicalTypeAnnotation
                || meaning instanceof EnumLogicalTypeAnnotation
                || meaning instanceof JsonLogicalTypeAnnotation;
    }

    /** The column's type as Spectrum writes it in errors. */
    static String label(TargetColumn column) {
        return switch (column.type()) {
            case "int2" -> "SMALLINT";
            case "int4" -> "INT";
            case "int8" -> "BIGINT";
            case "float4" -> "FLOAT";
            case "float8" -> "DOUBLE";
            case "bool" -> "BOOLEAN";
            case "numeric" -> "DECIMAL(" + column.length() + ", " + column.scale() + ")";
            case "bpchar" -> "CHAR";
            case "timestamptz" -> "TIMESTAMPTZ";
            case "jsonb", "super" -> "SUPER";
            default -> column.type().toUpperCase(Locale.ROOT);
        };
    }

    /** Bytes a decimal of this precision takes in an array of fixed length. */
    static int decimalBytes(int precision) {
        return (int) Math.ceil((precision * Math.log(10) / Math.log(2) + 1) / Byte.SIZE);
    }
}
