package io.landfall.redshift.catalog;

import static io.landfall.redshift.catalog.LoadHistory.bind;
import static io.landfall.redshift.catalog.LoadHistory.utc;

import io.landfall.redshift.copy.LoadError;
import io.landfall.redshift.copy.LoadError.FieldValue;
import io.landfall.redshift.copy.failure.LoadContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Rows about records that were refused, and about their fields. */
final class LoadErrorRows {
    private LoadErrorRows() {}

    static void insert(Connection connection, LoadContext load, long tableId, Instant started, List<LoadError> errors)
            throws SQLException {
        insertErrors(connection, load, tableId, started, errors);
        insertFields(connection, load, errors);
    }

    private static void insertErrors(
            Connection connection, LoadContext load, long tableId, Instant started, List<LoadError> errors)
            throws SQLException {
        String sql = "INSERT INTO redshift_local.load_error VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (LoadError error : errors) {
                bind(
                        insert,
                        load.queryId(),
                        load.pid(),
                        load.database(),
                        tableId,
                        utc(started),
                        error.file(),
                        error.line(),
                        error.column(),
                        error.type(),
                        error.length(),
                        error.position(),
                        error.rawLine(),
                        error.rawValue(),
                        error.code(),
                        error.reason());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertFields(Connection connection, LoadContext load, List<LoadError> errors)
            throws SQLException {
        String sql = "INSERT INTO redshift_local.load_error_field VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (LoadError error : errors) {
                for (FieldValue value : error.values()) {
                    bind(
                            insert,
                            load.queryId(),
                            error.file(),
                            error.line(),
                            value.number(),
                            value.column(),
                            value.value(),
                            value.type(),
                            value.length());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
