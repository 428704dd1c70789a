package io.landfall.local.warehouse;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** Rows as CSV of RFC 4180, with a header line. NULL is an empty field, an empty text a quoted one. */
public final class CsvRows implements RowSink {

    private static final String LINE_END = "\r\n";

    private final PrintStream out;

    public CsvRows(PrintStream out) {
        this.out = out;
    }

    @Override
    public void columns(List<Column> columns) {
        write(columns.stream().map(Column::name).map(CsvRows::field).collect(Collectors.joining(",")));
    }

    @Override
    public void row(List<Object> values) {
        write(values.stream().map(CsvRows::field).collect(Collectors.joining(",")));
    }

    @Override
    public void end(long changed) {
        out.flush();
    }

    private void write(String line) {
        out.print(line);
        out.print(LINE_END);
    }

    private static String field(Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        boolean quoted = text.isEmpty() || text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
