package io.landfall.redshift.copy.columnar;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** Values of Parquet as the text that delimited files would have. */
final class ParquetText {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
    /** Julian day of 1970-01-01, which INT96 counts from. */
    private static final long EPOCH_JULIAN_DAY = 2_440_588;

    private ParquetText() {}

    /** The value number {@code index} of a primitive field. */
    static String of(PrimitiveType type, Group group, int field, int index) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> String.valueOf(group.getBoolean(field, index));
            case FLOAT -> String.valueOf(group.getFloat(field, index));
            case DOUBLE -> String.valueOf(group.getDouble(field, index));
            case INT32 -> integer(meaning, group.getInteger(field, index));
            case INT64 -> integer(meaning, group.getLong(field, index));
            case INT96 -> int96(group.getInt96(field, index));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> binary(meaning, group.getBinary(field, index));
        };
    }

    private static String integer(LogicalTypeAnnotation meaning, long value) {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
        }
        if (meaning instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        }
        return meaning instanceof TimestampLogicalTypeAnnotation timestamp
                ? timestamp(timestamp.getUnit(), value)
                : String.valueOf(value);
    }

    private static String timestamp(LogicalTypeAnnotation.TimeUnit unit, long value) {
        ChronoUnit step =
                switch (unit) {
                    case MILLIS -> ChronoUnit.MILLIS;
                    case MICROS -> ChronoUnit.MICROS;
                    case NANOS -> ChronoUnit.NANOS;
                };
        return text(LocalDateTime.ofInstant(Instant.EPOCH.plus(value, step), ZoneOffset.UTC));
    }

    private static String int96(Binary value) {
        ByteBuffer buffer = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = buffer.getLong();
        long day = Integer.toUnsignedLong(buffer.getInt()) - EPOCH_JULIAN_DAY;
        return text(LocalDateTime.ofEpochSecond(TimeUnit.DAYS.toSeconds(day), 0, ZoneOffset.UTC)
                .plusNanos(nanos));
    }

    private static String text(LocalDateTime timestamp) {
        return timestamp.format(TIMESTAMP);
    }

    private static String binary(LogicalTypeAnnotation meaning, Binary value) {
        return meaning instanceof DecimalLogicalTypeAnnotation decimal
                ? new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale()).toPlainString()
                : value.toStringUsingUTF8();
    }
}
