package io.landfall.local.warehouse;

import io.landfall.local.warehouse.RowSink.Column;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs one statement and hands out what it gives. */
final class Query {

    private static final Set<Integer> NUMBERS = Set.of(
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.DECIMAL,
            Types.NUMERIC,
            Types.REAL,
            Types.DOUBLE,
            Types.FLOAT);

    private Query() {}

    static void run(Connection connection, String sql, RowSink sink) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                sink.end(Math.max(0, statement.getUpdateCount()));
                return;
            }
            try (ResultSet rows = statement.getResultSet()) {
                List<Column> columns = columns(rows.getMetaData());
                sink.columns(columns);
                while (rows.next()) {
                    sink.row(values(rows, columns));
                }
                sink.end(-1);
            }
        }
    }

    private static List<Column> columns(ResultSetMetaData metadata) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            columns.add(new Column(metadata.getColumnLabel(i), NUMBERS.contains(metadata.getColumnType(i))));
        }
        return columns;
    }

    /** Numbers stay numbers for JSON; everything else is read as the warehouse writes it. */
    private static List<Object> values(ResultSet rows, List<Column> columns) throws SQLException {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
            values.add(columns.get(i - 1).numeric() ? rows.getObject(i) : rows.getString(i));
        }
        return values;
    }
}
