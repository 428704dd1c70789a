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
            + " a.attidentity <> '', c.relkind, c.relpersistence,"
            + " pg_catalog.concat_ws(' ', 'ENCODE', n.encoding, CASE WHEN n.dist_key THEN 'DISTKEY' END,"
            + " CASE WHEN n.sort_position <> 0 THEN 'SORTKEY ' || n.sort_position END),"
            + " pg_catalog.concat('DISTSTYLE ', t.dist_style, ', sort style ', t.sort_style)"
            + " FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            + " LEFT JOIN redshift_local.column_attribute n ON n.table_id = c.oid AND n.column_number = a.attnum"
            + " LEFT JOIN redshift_local.table_attribute t ON t.table_id = c.oid"
            + " WHERE c.oid = pg_catalog.to_regclass($1) ORDER BY a.attnum";

    private final AppendStatement append;
    private final Table target;
    private final Table source;

    /**
     * One of the two tables.
     *
     * @param storage how its rows are distributed and sorted
     * @param columns type and storage of each column, by name
     */
    private record Table(String storage, Map<String, String> columns) {}

    private AppendColumns(AppendStatement append, Table target, Table source) {
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
        Table target = read(session, append.target());
        Table source = read(session, append.source());
        return new AppendColumns(append, target, source).check();
    }

    private static Table read(Session session, RelationName table) throws IOException, StatementFailed {
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
            columns.put(row.get(0), row.get(1) + " " + row.get(5));
        }
        return new Table(rows.get(0).get(6), columns);
    }

    private String check() throws StatementFailed {
        requireEqual("the table", target.storage(), source.storage());
        for (Map.Entry<String, String> column : source.columns().entrySet()) {
            String definition = target.columns().get(column.getKey());
            if (definition != null) {
                requireEqual("column \"" + column.getKey() + "\"", definition, column.getValue());
            } else if (!append.ignoreExtra()) {
                throw missing("target", append.target(), column.getKey());
            }
        }
        for (String column : target.columns().keySet()) {
            if (!source.columns().containsKey(column) && !append.fillTarget()) {
                throw missing("source", append.source(), column);
            }
        }
        return source.columns().keySet().stream()
                .filter(target.columns()::containsKey)
                .map(TableName::quote)
                .collect(Collectors.joining(", "));
    }

    private static void requireEqual(String what, String inTarget, String inSource) throws StatementFailed {
        if (!inTarget.equals(inSource)) {
            throw refused(what + " is " + inTarget + " in the target and " + inSource + " in the source");
        }
    }

    private static StatementFailed missing(String which, RelationName table, String column) {
        return refused(which + " table \"" + table.name() + "\" has no column \"" + column + "\"");
    }

    private static StatementFailed refused(String reason) {
        return new StatementFailed(ServerError.of(ServerError.FEATURE_NOT_SUPPORTED, "ALTER TABLE APPEND: " + reason));
    }
}
