package io.landfall.redshift.statement;

import io.landfall.redshift.copy.statement.TableName;
import io.landfall.redshift.sql.AppendStatement;
import io.landfall.redshift.sql.RelationName;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The columns that ALTER TABLE APPEND moves, by name, under the rules of its reference. */
final class AppendColumns {
    private static final String COLUMNS = "SELECT a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod),"
            + " a.attidentity <> '', c.relkind, c.relpersistence FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            + " WHERE c.oid = pg_catalog.to_regclass($1) ORDER BY a.attnum";

    private final AppendStatement append;
    private final Map<String, String> target;
    private final Map<String, String> source;

    private AppendColumns(AppendStatement append, Map<String, String> target, Map<String, String> source) {
        this.append = append;
        this.target = target;
        this.source = source;
    }

    /**
     * The columns common to both tables, quoted and joined by commas.
     *
     * @throws StatementFailed when a table does not exist, is temporary, or has columns the other one cannot take
     */
    static String common(Session session, AppendStatement append) throws IOException, StatementFailed {
        Map<String, String> target = read(session, append.target());
        Map<String, String> source = read(session, append.source());
        return new AppendColumns(append, target, source).check();
    }

    private static Map<String, String> read(Session session, RelationName table) throws IOException, StatementFailed {
        List<List<String>> rows = session.query(COLUMNS, table.quoted());
        if (rows.isEmpty()) {
            throw new StatementFailed(LockForWrite.noSuchRelation(table));
        }
        Map<String, String> columns = new LinkedHashMap<>();
        for (List<String> row : rows) {
            if (!row.get(3).equals("r") || !row.get(4).equals("p")) {
                throw refused("\"" + table.name() + "\" is not a permanent table");
            }
            if (row.get(2).equals("t")) {
                throw refused("\"" + table.name() + "\" has an identity column");
            }
            columns.put(row.get(0), row.get(1));
        }
        return columns;
    }

    private String check() throws StatementFailed {
        for (Map.Entry<String, String> column : source.entrySet()) {
            String type = target.get(column.getKey());
            if (type == null && !append.ignoreExtra()) {
                throw refused(
                        "target table \"" + append.target().name() + "\" has no column \"" + column.getKey() + "\"");
            }
            if (type != null && !type.equals(column.getValue())) {
                throw refused("column \"" + column.getKey() + "\" is " + type + " in the target and "
                        + column.getValue() + " in the source");
            }
        }
        for (String column : target.keySet()) {
            if (!source.containsKey(column) && !append.fillTarget()) {
                throw refused("source table \"" + append.source().name() + "\" has no column \"" + column + "\"");
            }
        }
        return source.keySet().stream()
                .filter(target::containsKey)
                .map(TableName::quote)
                .collect(Collectors.joining(", "));
    }

    private static StatementFailed refused(String reason) {
        return new StatementFailed(ServerError.of(ServerError.FEATURE_NOT_SUPPORTED, "ALTER TABLE APPEND: " + reason));
    }
}
