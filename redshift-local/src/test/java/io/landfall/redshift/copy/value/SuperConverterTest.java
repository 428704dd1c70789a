package io.landfall.redshift.copy.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuperConverterTest {
    private final ValueConverter fromJson = new SuperConverter(true);
    private final ValueConverter fromText = new SuperConverter(false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TEXT|a \"b\"|\"a \\\"b\\\"\"",
                "NUMBER|12.5|12.5",
                "LITERAL|true|true",
                "NESTED|{\"a\":[1,null]}|{\"a\":[1,null]}"
            })
    void valuesOfJsonDataKeepTheirType(Field.Kind kind, String text, String expected) throws RecordRejected {
        assertThat(fromJson.convert(new Field(kind, text, 0))).isEqualTo(expected);
    }

    @Test
    void textOfOtherFormatsIsJson() throws RecordRejected {
        assertThat(fromText.convert(Field.text("[1, \"a\"]", 0))).isEqualTo("[1,\"a\"]");
        assertThat(fromText.convert(Field.text("", 0))).isNull();
        assertThat(rejected(fromText, "plain words").code().number()).isEqualTo(1224);
        assertThat(rejected(fromText, "{} {}").code().number()).isEqualTo(1224);
    }

    @Test
    void whatPostgresqlCannotKeepIsRefused() {
        assertThat(rejected(fromText, "{\"a\":\"\\u0000\"}").code().number()).isEqualTo(1224);
        assertThat(rejected(fromText, "{\"\\u0000\":1}").code().number()).isEqualTo(1224);
        assertThat(rejected(fromText, "[1e999999]").code().number()).isEqualTo(1204);
    }

    @Test
    void longStringsAreRefused() throws RecordRejected {
        assertThat(fromJson.convert(Field.text("x".repeat(65_535), 0))).hasSize(65_537);
        assertThat(rejected(fromJson, "x".repeat(65_536)).code().number()).isEqualTo(1204);
        assertThat(rejected(fromJson, "é".repeat(32_768)).code().number()).isEqualTo(1204);
    }

    private static RecordRejected rejected(ValueConverter converter, String text) {
        RecordRejected reason =
                catchThrowableOfType(RecordRejected.class, () -> converter.convert(Field.text(text, 0)));
        assertThat(reason).isNotNull();
        return reason;
    }
}
