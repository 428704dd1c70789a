package io.landfall.redshift.copy.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** JSON text to tokens, to nodes, and from both to fields. */
final class JsonRecords {
    private static final int LONGEST_PLAIN_NUMBER = 400;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final JsonFactory FACTORY = MAPPER.getFactory();

    private JsonRecords() {}

    /** Tokens of the record. Bytes that are not UTF-8 come out as {@link Utf8Text} has them, not as an error. */
    static JsonParser parser(RawRecord record) throws IOException {
        if (Utf8Text.isAscii(record.buffer(), record.start(), record.end())) {
            return FACTORY.createParser(record.buffer(), record.start(), record.length());
        }
        String text = Utf8Text.decode(record.buffer(), record.start(), record.end());
        return FACTORY.createParser(text.getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode parse(RawRecord record) throws RecordRejected {
        try (JsonParser parser = parser(record)) {
            JsonNode root = MAPPER.readTree(parser);
            if (root == null || parser.nextToken() != null) {
                throw new RecordRejected(LoadErrorCode.INVALID_INPUT_LINE, "Invalid JSON: more than one value");
            }
            return root;
        } catch (IOException malformed) {
            throw invalid(malformed);
        }
    }

    static RecordRejected invalid(IOException malformed) {
        String reason =
                malformed instanceof JsonProcessingException json ? json.getOriginalMessage() : malformed.getMessage();
        return new RecordRejected(LoadErrorCode.INVALID_INPUT_LINE, "Invalid JSON: " + reason);
    }

    /** Reads the value the parser stands on. */
    static Field field(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case VALUE_STRING -> Field.text(parser.getText(), 0);
            case VALUE_NULL -> Field.NULL;
            case VALUE_NUMBER_INT -> new Field(Field.Kind.NUMBER, parser.getText(), 0);
            case VALUE_NUMBER_FLOAT -> new Field(Field.Kind.NUMBER, numberText(parser.getText()), 0);
            case VALUE_TRUE, VALUE_FALSE -> new Field(Field.Kind.LITERAL, token.asString(), 0);
            default -> field(MAPPER.<JsonNode>readTree(parser));
        };
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
        if (node.isNumber()) {
            return new Field(Field.Kind.NUMBER, node.asText(), 0);
        }
        return new Field(node.isBoolean() ? Field.Kind.LITERAL : Field.Kind.NESTED, node.toString(), 0);
    }

    private static String numberText(String number) {
        boolean plain = number.indexOf('e') < 0 && number.indexOf('E') < 0;
        return plain ? number : numberText(new BigDecimal(number));
    }

    private static String numberText(BigDecimal number) {
        return Math.abs(number.scale()) > LONGEST_PLAIN_NUMBER ? number.toString() : number.toPlainString();
    }
}
