package io.landfall.redshift.copy.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.statement.DataFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelimitedFormatsTest {
    private static final DataFormat.DelimitedText ESCAPE = new DataFormat.DelimitedText("|", true, false);
    private static final DataFormat.DelimitedText QUOTES = new DataFormat.DelimitedText("|", false, true);
    private static final DataFormat.Csv CSV = new DataFormat.Csv(",", '"');

    @Test
    void aBackslashTakesTheNextCharacterForItself() throws Exception {
        RecordParser parser = new EscapedParser(ESCAPE, new ColumnCount(3, false));

        assertThat(parse(ESCAPE, parser, "a\\|b|c\\\\|\\N\n")).isEqualTo("[a|b][c\\][\\N]");
        assertThat(parse(ESCAPE, parser, "two\\\nlines|b|c\n")).isEqualTo("[two\nlines][b][c]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'The delimiter is a pipe (|)';The delimiter is a pipe (|)",
                "'Black';Black",
                "White;White",
                "Blue';Blue'",
                "'  ';`  `",
                "\"a'b\";a'b"
            })
    void quotesAroundAFieldAreRemoved(String field, String expected) throws Exception {
        RecordParser parser = new EscapedParser(QUOTES, new ColumnCount(2, false));

        assertThat(parse(QUOTES, parser, field + "|x\n")).isEqualTo("[" + expected + "][x]");
    }

    @Test
    void aQuoteThatIsNotClosedIsAnError() {
        RecordParser parser = new EscapedParser(QUOTES, new ColumnCount(2, false));

        assertThatExceptionOfType(RecordRejected.class)
                .isThrownBy(() -> parse(QUOTES, parser, "'Blue|x\n"))
                .withMessage("Delimited value missing end quote");
    }

    @Test
    void widthsAreCountedInCharacters() throws Exception {
        DataFormat format = new DataFormat.FixedWidth(List.of(3, 4, 2));
        RecordParser parser = new FixedWidthParser(List.of(3, 4, 2), new ColumnCount(3, false));

        assertThat(parse(format, parser, "1  \u00e9\u20aca \ud83d\ude00x\n"))
                .isEqualTo("[1  ][\u00e9\u20aca ][\ud83d\ude00x]");
        assertThatExceptionOfType(RecordRejected.class)
                .isThrownBy(() -> parse(format, parser, "1  abcdxyz\n"))
                .withMessage("Extra column(s) found");
    }

    @Test
    void aDelimiterMayBeLongerThanOneCharacter() throws Exception {
        DataFormat format = new DataFormat.DelimitedText("|~|", false, false);
        RecordParser parser = new DelimitedParser("|~|", new ColumnCount(3, false));

        assertThat(parse(format, parser, "a|b|~|c~|~|d\n")).isEqualTo("[a|b][c~][d]");
    }

    @Test
    void blanksAroundQuotesDoNotCount() throws Exception {
        RecordParser parser = new CsvParser(CSV, new ColumnCount(3, false));

        assertThat(parse(CSV, parser, "a , \"b\nc\"\t,\"d\"\"e\"\n")).isEqualTo("[a ][b\nc][d\"e]");
    }

    @Test
    void aQuoteInsideAPlainFieldIsAnOrdinaryCharacter() throws Exception {
        RecordParser parser = new CsvParser(CSV, new ColumnCount(2, false));

        assertThat(parse(CSV, parser, "5\" pipe,x\n")).isEqualTo("[5\" pipe][x]");
    }

    @Test
    void aRecordMayBeLongerThanTheBufferAndBeginAnywhereInIt() throws IOException {
        String small = "x".repeat(100) + "\n";
        String large = "y".repeat(300_000) + "\n";
        String text = small.repeat(1300) + large + small;
        ByteSource source = new ByteSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        RecordSplitter records = RecordSplitter.of(new DataFormat.DelimitedText("|", false, false), source);

        for (int line = 0; line < 1300; line++) {
            assertThat(records.next().length()).isEqualTo(100);
        }
        assertThat(records.next().length()).isEqualTo(300_000);
        assertThat(records.next().line()).isEqualTo(1302);
        assertThat(records.next()).isNull();
    }

    @Test
    void bytesThatAreNoUtf8SurviveParsing() throws Exception {
        RecordParser parser = new JsonAutoParser(List.of("a"), false);
        byte[] json = {'{', '"', 'a', '"', ':', '"', (byte) 0xc3, (byte) 0xa9, (byte) 0xa4, '"', '}'};
        Fields fields = new Fields();

        parser.parse(new RawRecord(json, 0, json.length, 1), fields);

        assertThat(Utf8Text.firstBadBytes(fields.field(0).text())).containsExactly(0xa4);
    }

    private static String parse(DataFormat format, RecordParser parser, String text)
            throws IOException, RecordRejected {
        ByteSource source = new ByteSource(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        Fields fields = new Fields();
        parser.parse(RecordSplitter.of(format, source).next(), fields);
        return IntStream.range(0, fields.size())
                .mapToObj(index -> "[" + fields.field(index).text() + "]")
                .collect(Collectors.joining());
    }
}
