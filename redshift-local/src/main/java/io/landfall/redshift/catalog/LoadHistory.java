package io.landfall.redshift.catalog;

import io.landfall.redshift.copy.LoadError;
import io.landfall.redshift.copy.LoadJournal;
import io.landfall.redshift.copy.LoadSummary;
import io.landfall.redshift.copy.failure.LoadContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables behind the load views, written on connections of their own. A failure here never fails a COPY. */
public final class LoadHistory implements LoadJournal {
    private static final Logger LOG = LoggerFactory.getLogger(LoadHistory.class);

    private final DataSource database;

    public LoadHistory(DataSource database) {
        this.database = database;
    }

    /** The highest query number of all loads so far, 0 when there were none. */
    public long lastQueryId() throws SQLException {
        String sql = "SELECT greatest((SELECT max(query_id) FROM redshift_local.load),"
                + " (SELECT max(query_id) FROM redshift_local.load_error),"
                + " (SELECT max(query_id) FROM redshift_local.unload))";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void rejected(LoadContext load, long tableId, Instant started, List<LoadError> errors) {
        String sql = "INSERT INTO redshift_local.load_error VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
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
        } catch (SQLException failure) {
            LOG.warn("Rejected rows of query {} could not be recorded: {}", load.queryId(), failure.getMessage());
        }
    }

    @Override
    public void ended(LoadContext load, LoadSummary summary) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            insertLoad(connection, load, summary);
            insertFiles(connection, load, summary);
            connection.commit();
        } catch (SQLException failure) {
            LOG.warn("Query {} could not be recorded: {}", load.queryId(), failure.getMessage());
        }
    }

    private static void insertLoad(Connection connection, LoadContext load, LoadSummary summary) throws SQLException {
        String sql = "INSERT INTO redshift_local.load VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            bind(
                    insert,
                    load.queryId(),
                    load.pid(),
                    load.database(),
                    load.user(),
                    summary.statement().table().name(),
                    summary.statement().source().toString(),
                    summary.statement().format().label(),
                    summary.completed() ? "completed" : "aborted",
                    utc(summary.started()),
                    utc(summary.finished()),
                    summary.completed() ? summary.rows() : 0L,
                    summary.errors());
            insert.executeUpdate();
        }
    }

    private static void insertFiles(Connection connection, LoadContext load, LoadSummary summary) throws SQLException {
        String sql = "INSERT INTO redshift_local.load_file VALUES (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (LoadSummary.FileProgress file : summary.files()) {
                bind(
                        insert,
                        load.queryId(),
                        file.url(),
                        file.bytes(),
                        file.lines(),
                        file.errors(),
                        utc(summary.finished()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
