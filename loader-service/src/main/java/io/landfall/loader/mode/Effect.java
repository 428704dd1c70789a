package io.landfall.loader.mode;

import io.landfall.warehouse.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * What a mode is about to do to one table, as SELECTs that are true between {@link Mode#prepare()} and {@link Mode#writes()}.
 * It is all that is needed to take the writing back: the rows as they are before, and which rows will be new.
 */
public sealed interface Effect {

    /** The table that is written; the load's target, or one that Landfall keeps beside it. */
    QualifiedName table();

    /**
     * Rows that a key tells apart are changed, removed or inserted. Taking it back: delete the rows whose {@code key} is
     * among the inserted or the changed ones, and insert the changed ones as they were.
     *
     * @param target the load's target, which is {@code table} but for what Landfall keeps beside it
     * @param key columns that tell the table's rows apart
     * @param subject columns, all part of {@code key}: two loads that touch the same values of these in tables of one target
     *     depend on each other
     * @param changed SELECT of whole rows, as they are before, that will be changed or removed; empty if there can be none
     * @param inserted SELECT of the key of the rows that will be new; empty if there can be none
     */
    record Keyed(
            QualifiedName target,
            QualifiedName table,
            List<String> key,
            List<String> subject,
            Optional<String> changed,
            Optional<String> inserted)
            implements Effect {}

    /**
     * Rows are added that nothing tells apart. Taking it back: delete as many equal rows as were added.
     *
     * @param columns what is written; other columns of the table get their defaults
     * @param added SELECT of these columns of the rows that will be added
     */
    record Added(QualifiedName table, List<String> columns, String added) implements Effect {}

    /**
     * The whole content is exchanged. Taking it back: empty the table, and insert what was there before.
     *
     * @param before SELECT of all rows as they are before
     */
    record Exchanged(QualifiedName table, String before) implements Effect {}
}
