package io.landfall.redshift.catalog;

import static io.landfall.redshift.catalog.LoadHistory.bind;
import static io.landfall.redshift.catalog.LoadHistory.utc;

import io.landfall.redshift.copy.LoadSummary;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.statement.CopyStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** Rows about loads and the files they read. */
final class LoadRows {
    private LoadRows() {}

    static void insertLoad(Connection connection, LoadContext load, LoadSummary summary) throws SQLException {
        String sql = "INSERT INTO redshift_local.load (query_id, session_id, database_name, user_name, table_name,"
                + " data_source, file_format, status, start_time, end_time, loaded_rows, error_count, listed_files,"
                + " listed_bytes, tuning) VALUES (?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, 0, 0, ?, ?, ?)";
        CopyStatement statement = summary.statement();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            bind(
                    insert,
                    load.queryId(),
                    load.pid(),
                    load.database(),
                    load.user(),
                    statement.table().name(),
                    statement.source().toString(),
                    statement.format().label(),
                    utc(summary.started()),
                    utc(summary.finished()),
                    summary.listed(),
                    summary.listedBytes(),
                    tuning(statement));
            insert.executeUpdate();
        }
    }

    private static String tuning(CopyStatement statement) {
        return statement.options().tuning().entrySet().stream()
                .map(option -> option.getKey() + " " + option.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static void updateLoad(Connection connection, LoadContext load, LoadSummary summary, String status)
            throws SQLException {
        String sql = "UPDATE redshift_local.load SET status = ?, end_time = ?, loaded_rows = ?, error_count = ?,"
                + " scanned_files = ?, scanned_bytes = ? WHERE query_id = ?";
        long bytes =
                summary.files().stream().mapToLong(file -> file.file().bytes()).sum();
        boolean written =
                !status.equals("aborted") && !summary.statement().options().noLoad();
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            bind(
                    update,
                    status,
                    utc(summary.finished()),
                    written ? summary.rows() : 0L,
                    summary.errors(),
                    summary.files().size(),
                    bytes,
                    load.queryId());
            update.executeUpdate();
        }
    }

    static void insertFiles(Connection connection, LoadContext load, LoadSummary summary) throws SQLException {
        String sql = "INSERT INTO redshift_local.load_file (query_id, file_name, bytes, lines, errors, record_time,"
                + " start_time, etag, last_modified) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (LoadSummary.FileProgress file : summary.files()) {
                bind(
                        insert,
                        load.queryId(),
                        file.file().url(),
                        file.file().bytes(),
                        file.lines(),
                        file.errors(),
                        utc(file.finished()),
                        utc(file.started()),
                        file.file().eTag(),
                        utc(file.file().lastModified()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
