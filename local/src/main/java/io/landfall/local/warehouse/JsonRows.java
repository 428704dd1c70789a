package io.landfall.local.warehouse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.List;

/** Rows as JSON objects, one a line. */
public final class JsonRows implements RowSink {

    private static final JsonMapper JSON = new JsonMapper();

    private final PrintStream out;
    private List<Column> columns = List.of();

    public JsonRows(PrintStream out) {
        this.out = out;
    }

    @Override
    public void columns(List<Column> named) {
        columns = List.copyOf(named);
    }

    @Override
    public void row(List<Object> values) {
        ObjectNode row = JSON.createObjectNode();
        for (int i = 0; i < columns.size(); i++) {
            row.putPOJO(columns.get(i).name(), values.get(i));
        }
        out.println(row);
    }

    @Override
    public void end(long changed) {
        out.flush();
    }
}
