package io.landfall.redshift.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a CREATE TABLE or ALTER TABLE says that PostgreSQL does not keep; the catalog records it behind the statement. What is
 * null is not said, and stays as it is.
 *
 * @param table quoted, with its schema if the statement names one
 * @param created false for a table that was there before
 * @param distStyle AUTO, EVEN, KEY or ALL
 * @param sortStyle AUTO, NONE, COMPOUND or INTERLEAVED
 * @param encodings by column, as PG_TABLE_DEF shows them
 * @param like the quoted table whose storage is inherited
 * @param source the quoted table that is the only one the query of a CREATE TABLE AS reads
 */
public record TableRecord(
        String table,
        boolean created,
        String distStyle,
        String distKey,
        String sortStyle,
        List<String> sortKeys,
        Boolean backup,
        Boolean encodeAuto,
        Map<String, String> encodings,
        List<DeclaredKey> keys,
        String droppedKey,
        String like,
        String source) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What there is to record of a statement; empty for most. The statement has passed {@link SqlRewriter}. */
    public static Optional<TableRecord> of(Statement statement) {
        if (CreateTableRewriter.handles(statement)) {
            return CreateTableRewriter.record(statement.tokens());
        }
        return statement.startsWith("alter", "table")
                ? AlterTableRewriter.record(statement.tokens())
                : Optional.empty();
    }

    /** As the catalog's function takes it. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("strings and lists become JSON", impossible);
        }
    }
}
