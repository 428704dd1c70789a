package io.landfall.redshift.copy.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.statement.DataFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordParserTest {
    private static final DataFormat.Csv CSV = new DataFormat.Csv(",", '"');

    @Test
    void csvFieldsKnowTheirTextAndPosition() throws RecordRejected {
        List<Field> fields = parse(new CsvParser(CSV, new ColumnCount(3, false)), "a,\"b,\"\"c\",");

        assertThat(fields).containsExactly(Field.text("a", 0), Field.text("b,\"c", 2), Field.text("", 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a|Delimiter not found",
                "a,b,c|Extra column(s) found",
                "\"a,b|Delimited value missing end quote",
                "\"a\"x,b|Invalid quote formatting for CSV"
            })
    void aCsvRecordOfTheWrongShapeIsRejected(String record, String reason) {
        assertThatExceptionOfType(RecordRejected.class)
                .isThrownBy(() -> parse(new CsvParser(CSV, new ColumnCount(2, false)), record))
                .withMessage(reason);
    }

    @Test
    void missingFieldsAreFilledWhenAsked() throws RecordRejected {
        assertThat(parse(new DelimitedParser("|", new ColumnCount(3, true)), "a"))
                .extracting(Field::text)
                .containsExactly("a", "", "");
    }

    @Test
    void jsonAutoMatchesNamesExactlyUnlessToldOtherwise() throws RecordRejected {
        String record = "{\"userId\":1,\"page\":null,\"tags\":{\"a\":[true]}}";
        List<String> columns = List.of("userid", "page", "tags");

        assertThat(parse(new JsonAutoParser(columns, false), record))
                .containsExactly(Field.NULL, Field.NULL, new Field(Field.Kind.NESTED, "{\"a\":[true]}", 0));
        assertThat(parse(new JsonAutoParser(columns, true), record).get(0))
                .isEqualTo(new Field(Field.Kind.NUMBER, "1", 0));
    }

    @Test
    void anArrayIsNoRowForJsonAuto() {
        assertThatExceptionOfType(RecordRejected.class)
                .isThrownBy(() -> parse(new JsonAutoParser(List.of("a"), false), "[{\"a\":1}]"))
                .withMessage("Invalid JSONPath format: Member is not an object.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"$.a.b|7", "$['a']['b']|7", "$.list[1]|y", "$['list'][0]|x", "$.gone|", "$.gone.deeper|"})
    void jsonPathsLeadToValues(String path, String expected) throws RecordRejected {
        var root = JsonRecords.parse(record("{\"a\":{\"b\":7},\"list\":[\"x\",\"y\"]}"));

        assertThat(JsonRecords.field(JsonPath.parse(path).evaluate(root)).text())
                .isEqualTo(expected);
    }

    @Test
    void aMissingArrayElementIsAnError() throws RecordRejected {
        var root = JsonRecords.parse(record("{\"list\":[1]}"));

        assertThatExceptionOfType(RecordRejected.class)
                .isThrownBy(() -> JsonPath.parse("$.list[1]").evaluate(root))
                .withMessage("Invalid JSONPath format: Not an array or index out of range.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "$.*", "$..a", "$[?(@.a)]", "$.a[", "$['a'", ""})
    void otherExpressionsAreNotJsonPaths(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonPath.parse(path));
    }

    private static List<Field> parse(RecordParser parser, String text) throws RecordRejected {
        Fields fields = new Fields();
        parser.parse(record(text), fields);
        return IntStream.range(0, fields.size()).mapToObj(fields::field).toList();
    }

    private static RawRecord record(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new RawRecord(bytes, 0, bytes.length, 1);
    }
}
