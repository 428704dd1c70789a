package io.landfall.ledger;

/**
 * What is kept of one write of a load.
 *
 * @param load the load's id
 * @param number of the load: later loads have greater ones
 * @param position of the write within its load
 * @param target schema-qualified
 * @param kind how the write is taken back, in the loader's words
 * @param keyColumns names, separated by commas; empty without a key
 * @param subject of the key columns, those by which loads depend on each other
 * @param imageTable the table with the rows, schema-qualified; empty where nothing is kept
 * @param columns the target's columns and their types when it was written; where nothing is kept, why
 */
public record ImageEntry(
        String load,
        long number,
        int position,
        String target,
        String kind,
        String keyColumns,
        String subject,
        String imageTable,
        String columns) {}
