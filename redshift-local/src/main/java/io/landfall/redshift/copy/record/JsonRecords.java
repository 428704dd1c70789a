package io.landfall.redshift.copy.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import java.math.BigDecimal;

/** JSON text to nodes, and nodes to fields. */
final class JsonRecords {
    private static final int LONGEST_PLAIN_NUMBER = 400;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonRecords() {}

    static JsonNode parse(String record) throws RecordRejected {
        try {
            return MAPPER.readTree(record);
        } catch (JsonProcessingException malformed) {
            throw new RecordRejected(
                    LoadErrorCode.INVALID_INPUT_LINE, "Invalid JSON: " + malformed.getOriginalMessage());
        }
    }

    /** A missing node and a JSON null are both NULL. */
    static Field field(JsonNode node) {
        if (node == null || node.isMissingNode() || node.isNull()) {
            return Field.NULL;
        }
        if (node.isTextual()) {
            return Field.text(node.textValue(), 0);
        }
        if (node.isBigDecimal()) {
            return new Field(Field.Kind.NUMBER, numberText(node.decimalValue()), 0);
        }
        return node.isNumber()
                ? new Field(Field.Kind.NUMBER, node.asText(), 0)
                : new Field(Field.Kind.LITERAL, node.toString(), 0);
    }

    private static String numberText(BigDecimal number) {
        return Math.abs(number.scale()) > LONGEST_PLAIN_NUMBER ? number.toString() : number.toPlainString();
    }
}
