package io.landfall.local.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.local.warehouse.RowSink.Column;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RowSinksTest {

    private static final List<Column> COLUMNS = List.of(new Column("name", false), new Column("n", true));

    @Test
    void csvQuotesWhatNeedsItAndTellsNullFromEmpty() {
        assertThat(written(CsvRows::new))
                .isEqualTo(
                        "name,n\r\n\"Slate, Sand & Sons\",1\r\n\"say \"\"when\"\"\",2\r\n\"two\nlines\",3\r\n\"\",4\r\n,\r\n");
    }

    @Test
    void jsonKeepsNumbersAndNulls() {
        assertThat(written(JsonRows::new).lines())
                .startsWith("{\"name\":\"Slate, Sand & Sons\",\"n\":1}")
                .endsWith("{\"name\":\"\",\"n\":4}", "{\"name\":null,\"n\":null}");
    }

    @Test
    void tableEndsWithTheNumberOfRows() {
        assertThat(written(TableRows::new).lines())
                .startsWith("name                   n", "──────────────────  ────", "Slate, Sand & Sons     1")
                .endsWith("NULL                NULL", "(5 rows)");
    }

    @Test
    void aStatementWithoutRowsSaysWhatItChanged() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new TableRows(new PrintStream(bytes, true, StandardCharsets.UTF_8)).end(3);
        assertThat(bytes.toString(StandardCharsets.UTF_8).strip()).isEqualTo("done, 3 rows changed");
    }

    private static String written(Function<PrintStream, RowSink> format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        RowSink sink = format.apply(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        sink.columns(COLUMNS);
        sink.row(List.of("Slate, Sand & Sons", new BigDecimal("1")));
        sink.row(List.of("say \"when\"", 2L));
        sink.row(List.of("two\nlines", 3));
        sink.row(List.of("", 4));
        sink.row(Arrays.asList(null, null));
        sink.end(-1);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
