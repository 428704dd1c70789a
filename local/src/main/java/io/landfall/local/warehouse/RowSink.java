package io.landfall.local.warehouse;

import java.util.List;

/** Takes what a statement gives, row by row. */
public interface RowSink {

    /** Called once, before any row; not at all for a statement that gives no rows. */
    void columns(List<Column> columns);

    /** @param values in the order of the columns; null for NULL */
    void row(List<Object> values);

    /**
     * The statement ended.
     *
     * @param changed rows it inserted, updated or deleted; -1 for a statement that gave rows
     */
    void end(long changed);

    /** @param numeric whether its values are numbers, which are aligned to the right */
    record Column(String name, boolean numeric) {}
}
