package io.landfall.local.warehouse;

import java.util.List;

/** Keeps the first value and lets the rest go. */
final class FirstValue implements RowSink {

    private String value;
    private boolean found;

    String value() {
        return value;
    }

    @Override
    public void columns(List<Column> columns) {}

    @Override
    public void row(List<Object> values) {
        if (!found) {
            found = true;
            value = values.get(0) == null ? null : values.get(0).toString();
        }
    }

    @Override
    public void end(long changed) {}
}
