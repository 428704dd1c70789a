package io.landfall.redshift.catalog;

import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.unload.UnloadJournal;
import io.landfall.redshift.unload.UnloadSummary;
import io.landfall.redshift.unload.destination.UnloadedFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables behind the unload views, written on connections of their own. A failure here never fails an UNLOAD. */
public final class UnloadHistory implements UnloadJournal {
    private static final Logger LOG = LoggerFactory.getLogger(UnloadHistory.class);

    private final DataSource database;

    public UnloadHistory(DataSource database) {
        this.database = database;
    }

    @Override
    public void ended(LoadContext context, UnloadSummary summary) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            insertUnload(connection, context, summary);
            insertFiles(connection, context, summary);
            connection.commit();
        } catch (SQLException failure) {
            LOG.warn("Query {} could not be recorded: {}", context.queryId(), failure.getMessage());
        }
    }

    private static void insertUnload(Connection connection, LoadContext context, UnloadSummary summary)
            throws SQLException {
        String sql = "INSERT INTO redshift_local.unload VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            bind(
                    insert,
                    context.queryId(),
                    context.pid(),
                    context.database(),
                    context.user(),
                    summary.completed() ? "completed" : "aborted",
                    utc(summary.started()),
                    utc(summary.finished()),
                    summary.statement().format().label(),
                    summary.statement().options().compression().name().toLowerCase(Locale.ROOT),
                    summary.statement().target().toString(),
                    summary.completed() ? summary.rows() : 0L,
                    summary.error());
            insert.executeUpdate();
        }
    }

    private static void insertFiles(Connection connection, LoadContext context, UnloadSummary summary)
            throws SQLException {
        String sql = "INSERT INTO redshift_local.unload_file VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (UnloadedFile file : summary.files()) {
                bind(
                        insert,
                        context.queryId(),
                        file.slice(),
                        file.url(),
                        utc(file.started()),
                        utc(file.finished()),
                        file.rows(),
                        file.bytes());
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
