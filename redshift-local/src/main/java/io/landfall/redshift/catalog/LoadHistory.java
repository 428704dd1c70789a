package io.landfall.redshift.catalog;

import io.landfall.redshift.copy.LoadError;
import io.landfall.redshift.copy.LoadJournal;
import io.landfall.redshift.copy.LoadSummary;
import io.landfall.redshift.copy.Replacement;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.failure.SourceUnreadable;
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
    public void started(LoadContext load, LoadSummary summary) {
        write(load, connection -> LoadRows.insertLoad(connection, load, summary));
    }

    @Override
    public void progressed(LoadContext load, LoadSummary summary) {
        write(load, connection -> LoadRows.updateLoad(connection, load, summary, "running"));
    }

    @Override
    public void ended(LoadContext load, LoadSummary summary) {
        write(load, connection -> {
            LoadRows.updateLoad(connection, load, summary, summary.completed() ? "completed" : "aborted");
            LoadRows.insertFiles(connection, load, summary);
        });
    }

    @Override
    public void rejected(LoadContext load, long tableId, Instant started, List<LoadError> errors) {
        write(load, connection -> LoadErrorRows.insert(connection, load, tableId, started, errors));
    }

    @Override
    public void replaced(LoadContext load, long tableId, Instant started, List<Replacement> rows) {
        String sql = "INSERT INTO redshift_local.load_replacement VALUES (?, ?, ?, ?, ?, ?, ?)";
        write(load, connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                for (Replacement row : rows) {
                    bind(
                            insert,
                            load.queryId(),
                            tableId,
                            utc(started),
                            row.file(),
                            row.line(),
                            row.column(),
                            row.rawLine());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        });
    }

    @Override
    public void unreadable(LoadContext load, SourceUnreadable failure) {
        String sql = "INSERT INTO redshift_local.s3_error VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        write(load, connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                bind(
                        insert,
                        load.queryId(),
                        load.pid(),
                        load.user(),
                        utc(Instant.now()),
                        failure.method(),
                        failure.bucket(),
                        failure.key(),
                        failure.getMessage());
                insert.executeUpdate();
            }
        });
    }

    private void write(LoadContext load, Change change) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            change.apply(connection);
            connection.commit();
        } catch (SQLException failure) {
            LOG.warn("Query {} could not be recorded: {}", load.queryId(), failure.getMessage());
        }
    }

    @FunctionalInterface
    private interface Change {
        void apply(Connection connection) throws SQLException;
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
    }

    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
