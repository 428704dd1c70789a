package io.landfall.warehouse;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** A SELECT that is sent as it is, colons and question marks included, and answered as text: for SQL of the project. */
public final class PlainQuery {

    private static final SqlParser AS_IT_IS = new SqlParser() {
        @Override
        public ParsedSql parse(String sql, StatementContext context) {
            return ParsedSql.builder().append(sql).build();
        }

        @Override
        public String nameParameter(String name, StatementContext context) {
            return name;
        }
    };

    private PlainQuery() {}

    /**
     * What came back.
     *
     * @param columns names, in lower case
     * @param types as the driver names them, in lower case
     * @param rows values as the warehouse writes them, exact for numbers; null for NULL
     */
    public record Result(List<String> columns, List<String> types, List<List<String>> rows) {}

    /**
     * Asks, and reads the first rows of the answer.
     *
     * @param mostRows how many rows are read
     * @throws org.jdbi.v3.core.JdbiException if the warehouse refuses it
     */
    public static Result ask(Handle session, String sql, int mostRows) {
        try (Query query = session.createQuery(sql)) {
            query.getConfig(SqlStatements.class).setSqlParser(AS_IT_IS);
            return query.setMaxRows(mostRows).scanResultSet((rows, context) -> {
                try (context) {
                    return read(rows.get());
                }
            });
        }
    }

    private static Result read(ResultSet rows) throws SQLException {
        ResultSetMetaData metadata = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= metadata.getColumnCount(); i++) {
            columns.add(metadata.getColumnName(i).toLowerCase(Locale.ROOT));
            types.add(metadata.getColumnTypeName(i).toLowerCase(Locale.ROOT));
        }
        List<List<String>> values = new ArrayList<>();
        while (rows.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(rows.getString(i));
            }
            values.add(row);
        }
        return new Result(columns, types, values);
    }
}
