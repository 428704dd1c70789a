package io.landfall.loader.mode;

/**
 * A statement that writes a table.
 *
 * @param counts what the number of rows it reports means
 */
public record Write(String sql, Counts counts) {

    /** What a statement's number of rows means for its target. */
    public enum Counts {
        /** Rows that were not there before. */
        INSERTED,
        /** Rows that were there and have other values now. */
        UPDATED,
        /** Rows that were there and are written anew by the next statement, which counts them too. */
        EXCHANGED,
        /** Rows that are not there any more. */
        REMOVED,
        /** Rows of a table of Landfall's own. */
        NOTHING
    }

    static Write inserts(String sql) {
        return new Write(sql, Counts.INSERTED);
    }

    static Write updates(String sql) {
        return new Write(sql, Counts.UPDATED);
    }
}
