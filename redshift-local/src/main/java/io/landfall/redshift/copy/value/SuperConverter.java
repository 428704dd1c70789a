package io.landfall.redshift.copy.value;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * SUPER. In JSON data every value is taken as it is; in other formats the text of the field is JSON (Developer Guide, "Loading
 * semistructured data into Amazon Redshift").
 */
final class SuperConverter implements ValueConverter {
    private static final int MAX_STRING_BYTES = 65_535;
    /** PostgreSQL and Redshift both have an end to numbers. */
    private static final int MAX_EXPONENT = 300;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final boolean jsonData;

    SuperConverter(boolean jsonData) {
        this.jsonData = jsonData;
    }

    @Override
    public String convert(Field field) throws RecordRejected {
        JsonNode value = jsonData && field.kind() == Field.Kind.TEXT ? new TextNode(field.text()) : parse(field.text());
        if (value == null) {
            return null;
        }
        check(value);
        return value.toString();
    }

    /** Null for empty text. */
    private static JsonNode parse(String text) throws RecordRejected {
        try {
            JsonNode value = MAPPER.readTree(text);
            return value == null || value.isMissingNode() ? null : value;
        } catch (JacksonException malformed) {
            throw malformed("Invalid JSON for SUPER: " + malformed.getOriginalMessage());
        }
    }

    private static void check(JsonNode value) throws RecordRejected {
        if (value.isTextual()) {
            checkText(value.textValue());
        } else if (value.isBigDecimal()) {
            checkNumber(value.decimalValue());
        }
        for (var member : value.properties()) {
            checkText(member.getKey());
        }
        for (JsonNode child : value) {
            check(child);
        }
    }

    private static void checkText(String text) throws RecordRejected {
        if (text.indexOf('\0') >= 0) {
            throw malformed("Invalid JSON for SUPER: \\u0000 is no character");
        }
        if (text.length() > MAX_STRING_BYTES / 4 && text.getBytes(StandardCharsets.UTF_8).length > MAX_STRING_BYTES) {
            throw new RecordRejected(LoadErrorCode.OUT_OF_RANGE, "String value exceeds the max size of 65535 bytes");
        }
    }

    private static void checkNumber(BigDecimal number) throws RecordRejected {
        if (Math.abs(number.precision() - number.scale()) > MAX_EXPONENT || Math.abs(number.scale()) > MAX_EXPONENT) {
            throw new RecordRejected(LoadErrorCode.OUT_OF_RANGE, "Overflow, Column type: Super");
        }
    }

    private static RecordRejected malformed(String reason) {
        return new RecordRejected(LoadErrorCode.MALFORMED_SUPER, reason);
    }
}
