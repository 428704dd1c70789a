package io.landfall.redshift.unload.format;

import static org.apache.parquet.schema.LogicalTypeAnnotation.dateType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.decimalType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.intType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;
import static org.apache.parquet.schema.Types.optional;

import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/** The types of Parquet that COPY takes back into the same columns. */
final class ParquetSchema {
    private static final int SHORT_BITS = 16;
    private static final int MAX_INT_PRECISION = 9;
    private static final int MAX_LONG_PRECISION = 18;

    private ParquetSchema() {}

    static MessageType of(List<ResultColumn> columns) throws StatementFailed {
        UniqueNames.check(columns, "PARQUET");
        List<Type> fields = new ArrayList<>();
        for (ResultColumn column : columns) {
            fields.add(field(column));
        }
        return new MessageType("schema", fields);
    }

    private static PrimitiveType field(ResultColumn column) throws StatementFailed {
        String name = column.name();
        return switch (column.type()) {
            case "bool" -> optional(BOOLEAN).named(name);
            case "int2" -> optional(INT32).as(intType(SHORT_BITS, true)).named(name);
            case "int4" -> optional(INT32).named(name);
            case "int8" -> optional(INT64).named(name);
            case "float4" -> optional(FLOAT).named(name);
            case "float8" -> optional(DOUBLE).named(name);
            case "numeric" -> decimal(column);
            case "date" -> optional(INT32).as(dateType()).named(name);
            case "timestamp" ->
                optional(INT64).as(timestampType(false, TimeUnit.MICROS)).named(name);
            case "timestamptz" ->
                optional(INT64).as(timestampType(true, TimeUnit.MICROS)).named(name);
            case "varchar", "bpchar", "text", "jsonb" ->
                optional(BINARY).as(stringType()).named(name);
            default -> throw refused(column, "of type " + column.longTypeName());
        };
    }

    private static PrimitiveType decimal(ResultColumn column) throws StatementFailed {
        int precision = column.length();
        if (precision == 0) {
            throw refused(column, "of type NUMERIC without precision (CAST it)");
        }
        var type = precision <= MAX_INT_PRECISION
                ? optional(INT32)
                : precision <= MAX_LONG_PRECISION
                        ? optional(INT64)
                        : optional(FIXED_LEN_BYTE_ARRAY).length(decimalBytes(precision));
        return type.as(decimalType(column.scale(), precision)).named(column.name());
    }

    /** Bytes that hold every number of this precision. */
    private static int decimalBytes(int precision) {
        return (int) Math.ceil((precision * Math.log(10) / Math.log(2) + 1) / Byte.SIZE);
    }

    private static StatementFailed refused(ResultColumn column, String what) {
        return new StatementFailed(
                ServerError.notSupported("UNLOAD to PARQUET of column \"" + column.name() + "\" " + what));
    }
}
