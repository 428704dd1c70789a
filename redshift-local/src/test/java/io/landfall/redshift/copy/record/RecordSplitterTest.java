package io.landfall.redshift.copy.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.copy.statement.DataFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordSplitterTest {
    private static final DataFormat TEXT = new DataFormat.DelimitedText("|", false, false);
    private static final DataFormat CSV = new DataFormat.Csv(",", '"');
    private static final DataFormat JSON = new DataFormat.JsonAuto(false);

    @Test
    void textHasARecordPerLineWithOrWithoutALastLineEnd() throws IOException {
        assertThat(split(TEXT, "a|b\r\n\nc\n")).containsExactly("1:a|b", "2:", "3:c");
        assertThat(split(TEXT, "a\nb")).containsExactly("1:a", "2:b");
        assertThat(split(TEXT, "")).isEmpty();
    }

    @Test
    void lineEndsInCsvQuotesBelongToTheRecord() throws IOException {
        assertThat(split(CSV, "a,\"b\r\nc\"\"\n\"\nd")).containsExactly("1:a,\"b\r\nc\"\"\n\"", "4:d");
    }

    @Test
    void jsonValuesAreSeparatedByTheirBraces() throws IOException {
        assertThat(split(JSON, " {\"a\":\"}\\\"{\"}{\"b\":\n[1]}\n\n[2]"))
                .containsExactly("1:{\"a\":\"}\\\"{\"}", "2:{\"b\":\n[1]}", "4:[2]");
    }

    @Test
    void strayTextBetweenJsonValuesIsARecordOfItsOwn() throws IOException {
        assertThat(split(JSON, "{},{}\noops\n{\"open\":"))
                .containsExactly("1:{}", "1:,", "1:{}", "2:oops", "3:{\"open\":");
    }

    @Test
    void anOversizedRecordIsCutButDoesNotHideTheNext() throws IOException {
        String large = "{\"a\":\"" + "x".repeat(RawRecord.MAX_BYTES) + "\"}";
        RecordSplitter records = splitter(JSON, large + "{}");

        assertThat(records.next().oversized()).isTrue();
        assertThat(records.next().length()).isEqualTo(2);
    }

    private static List<String> split(DataFormat format, String content) throws IOException {
        RecordSplitter records = splitter(format, content);
        List<String> texts = new ArrayList<>();
        for (RawRecord record = records.next(); record != null; record = records.next()) {
            texts.add(record.line() + ":" + record.text(Integer.MAX_VALUE));
        }
        return texts;
    }

    private static RecordSplitter splitter(DataFormat format, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return RecordSplitter.of(format, new ByteSource(new ByteArrayInputStream(bytes)));
    }
}
