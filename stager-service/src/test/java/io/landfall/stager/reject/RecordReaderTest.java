package io.landfall.stager.reject;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordReaderTest {

    @Test
    void jsonValuesHaveTheNumberOfTheirLastLine() throws IOException {
        assertThat(json("{\"a\": 1}\n{\n\"b\": \"}\\\"{\"\n} {\"c\": [{}]}[1]\n", 0))
                .containsExactly("1:{\"a\": 1}", "4:{\n\"b\": \"}\\\"{\"\n}", "4:{\"c\": [{}]}", "4:[1]");
    }

    @Test
    void textBetweenJsonValuesIsARecordUpToTheNextValueOrLine() throws IOException {
        assertThat(json("a b\r\nc{\"d\": 1},\n", 0)).containsExactly("1:a b", "2:c", "2:{\"d\": 1}", "2:,");
    }

    @Test
    void aJsonValueWithoutItsEndTakesTheRest() throws IOException {
        assertThat(json("{\"a\": \"x\n{}\n", 0)).containsExactly("3:{\"a\": \"x\n{}\n");
    }

    @Test
    void csvRecordsHaveTheNumberOfTheirFirstLine() throws IOException {
        assertThat(csv("h\na,\"b\nc\"\"\nd\",e\r\n\nf\"g,\"\n", 1))
                .containsExactly("2:a,\"b\nc\"\"\nd\",e", "5:", "6:f\"g,\"\n");
    }

    @Test
    void aFileOfHeadersHasNoRecords() throws IOException {
        assertThat(csv("h\n", 3)).isEmpty();
        assertThat(json("", 0)).isEmpty();
    }

    @Test
    void ofALongRecordTheBeginningIsKeptAndTheOthersAreCountedOn() throws IOException {
        RecordReader reader = new CsvRecordReader(bytes("abcdefgh\nij\n"), 0, 4, ',', '"');
        RecordReader.Raw first = reader.read();
        assertThat(first.whole()).isFalse();
        assertThat(new String(first.text(), UTF_8)).isEqualTo("abcd");
        assertThat(reader.read().whole()).isTrue();
        assertThat(reader.read()).isNull();
    }

    private static List<String> json(String content, int headerLines) throws IOException {
        return all(new JsonRecordReader(bytes(content), headerLines, 1000));
    }

    private static List<String> csv(String content, int headerLines) throws IOException {
        return all(new CsvRecordReader(bytes(content), headerLines, 1000, ',', '"'));
    }

    private static List<String> all(RecordReader reader) throws IOException {
        List<String> all = new ArrayList<>();
        for (RecordReader.Raw raw = reader.read(); raw != null; raw = reader.read()) {
            all.add(raw.line() + ":" + new String(raw.text(), UTF_8));
        }
        return all;
    }

    private static ByteArrayInputStream bytes(String content) {
        return new ByteArrayInputStream(content.getBytes(UTF_8));
    }
}
