package io.landfall.redshift.unload.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** PostgreSQL's text as values of Parquet. */
final class ParquetValues {
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter WITH_OFFSET = new DateTimeFormatterBuilder()
            .append(TIMESTAMP)
            .appendOffset("+HH:mm", "+00")
            .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
            .toFormatter(Locale.ROOT);
    private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

    private ParquetValues() {}

    static void add(PrimitiveType type, String text, RecordConsumer consumer) {
        switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> consumer.addBoolean(text.equals("t"));
            case FLOAT -> consumer.addFloat(Float.parseFloat(text));
            case DOUBLE -> consumer.addDouble(Double.parseDouble(text));
            case INT32 -> consumer.addInteger(Math.toIntExact(integer(type.getLogicalTypeAnnotation(), text)));
            case INT64 -> consumer.addLong(integer(type.getLogicalTypeAnnotation(), text));
            case FIXED_LEN_BYTE_ARRAY -> consumer.addBinary(fixedDecimal(type, text));
            default -> consumer.addBinary(Binary.fromString(text));
        }
    }

    private static long integer(LogicalTypeAnnotation meaning, String text) {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return unscaled(decimal, text).longValueExact();
        }
        if (meaning instanceof DateLogicalTypeAnnotation) {
            return LocalDate.parse(text).toEpochDay();
        }
        if (meaning instanceof TimestampLogicalTypeAnnotation timestamp) {
            LocalDateTime moment = timestamp.isAdjustedToUTC()
                    ? OffsetDateTime.parse(text, WITH_OFFSET)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime()
                    : LocalDateTime.parse(text, TIMESTAMP);
            return ChronoUnit.MICROS.between(EPOCH, moment);
        }
        return Long.parseLong(text);
    }

    private static BigInteger unscaled(DecimalLogicalTypeAnnotation decimal, String text) {
        return new BigDecimal(text).setScale(decimal.getScale()).unscaledValue();
    }

    /** Big-endian, filled up with the sign. */
    private static Binary fixedDecimal(PrimitiveType type, String text) {
        byte[] value = unscaled((DecimalLogicalTypeAnnotation) type.getLogicalTypeAnnotation(), text)
                .toByteArray();
        byte[] fixed = new byte[type.getTypeLength()];
        Arrays.fill(fixed, (byte) (value[0] < 0 ? -1 : 0));
        System.arraycopy(value, 0, fixed, fixed.length - value.length, value.length);
        return Binary.fromConstantByteArray(fixed);
    }
}
