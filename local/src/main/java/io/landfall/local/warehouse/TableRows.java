package io.landfall.local.warehouse;

import io.landfall.local.terminal.TextTable;
import java.io.PrintStream;
import java.util.List;
import java.util.Objects;

/** Rows as a table for the eye. NULL is told from an empty text. */
public final class TableRows implements RowSink {

    private final PrintStream out;
    private TextTable table;

    public TableRows(PrintStream out) {
        this.out = out;
    }

    @Override
    public void columns(List<Column> columns) {
        table = new TextTable(
                columns.stream().map(Column::name).toList(),
                columns.stream().map(Column::numeric).toList());
    }

    @Override
    public void row(List<Object> values) {
        table.add(values.stream().map(value -> Objects.toString(value, "NULL")).toList());
    }

    @Override
    public void end(long changed) {
        if (table == null) {
            out.printf("done, %d rows changed%n", changed);
        } else {
            table.lines().forEach(out::println);
            out.printf("(%d %s)%n", table.size(), table.size() == 1 ? "row" : "rows");
        }
        out.flush();
    }
}
