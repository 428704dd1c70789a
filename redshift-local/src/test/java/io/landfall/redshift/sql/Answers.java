package io.landfall.redshift.sql;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the warehouse answers to SQL, over one connection of the real driver. */
final class Answers implements AutoCloseable {
    private final Connection connection;

    private Answers(Connection connection) {
        this.connection = connection;
    }

    static Answers of(Warehouse warehouse) throws SQLException {
        return new Answers(warehouse.connect());
    }

    /** The value of an expression as text; {@code NULL} for NULL. */
    String value(String expression) throws SQLException {
        return first("SELECT " + expression);
    }

    /** The first column of the first row as text; {@code NULL} for NULL. */
    String first(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            String value = result.getString(1);
            return value == null ? "NULL" : value;
        }
    }

    /** The type's name and the column's name, joined by a blank. */
    String typeAndName(String expression) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + expression)) {
            return result.getMetaData().getColumnTypeName(1) + " "
                    + result.getMetaData().getColumnLabel(1);
        }
    }

    List<String> rows(String query) throws SQLException {
        return Warehouse.rows(connection, query);
    }

    /** The names of the columns of a query. */
    List<String> columns(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            List<String> names = new ArrayList<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                names.add(result.getMetaData().getColumnLabel(column));
            }
            return names;
        }
    }

    void run(String... statements) throws SQLException {
        Warehouse.run(connection, statements);
    }

    /** SQLSTATE and message of the error, joined by a blank, with the warnings before it if there are any. */
    String error(String sql) {
        try (Statement statement = connection.createStatement()) {
            try {
                statement.execute(sql);
                return "no error";
            } catch (SQLException refused) {
                StringBuilder text = new StringBuilder();
                for (SQLWarning warning = statement.getWarnings();
                        warning != null;
                        warning = warning.getNextWarning()) {
                    text.append(warning.getMessage()).append(' ');
                }
                return text.append(refused.getSQLState())
                        .append(' ')
                        .append(refused.getMessage())
                        .toString();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
