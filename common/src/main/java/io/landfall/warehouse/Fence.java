package io.landfall.warehouse;

import org.jdbi.v3.core.Handle;

/**
 * A table that exists to be locked: whoever writes for a shard locks it first, so a writer that lost its shard without
 * noticing waits, and then finds the ledger already written. Redshift's LOCK is always ACCESS EXCLUSIVE and waits without
 * bound.
 */
public record Fence(QualifiedName table) {

    private static final String PREFIX = "fence_";

    /** The fence of one shard, such as the staging of a dataset or the loading of a pipeline. */
    public static Fence of(String schema, String action, String... shard) {
        return new Fence(new QualifiedName(schema, PREFIX + action + "__" + String.join("__", shard)));
    }

    /** Creates the table where it is missing. Not part of a writing transaction. */
    public void create(Handle session) {
        session.execute("CREATE TABLE IF NOT EXISTS " + table.sql() + " (held integer)");
    }

    /** What it is the fence of, such as {@code stage__sparkify__log_data}. */
    String shard() {
        return table.name().substring(PREFIX.length());
    }

    /**
     * Waits until nobody else holds the fence. {@link Warehouse#write} does so first of all; a second fence is locked right
     * after, before anything is read, and always in the same order.
     */
    public void lock(Handle session) {
        session.execute("LOCK TABLE " + table.sql());
    }
}
