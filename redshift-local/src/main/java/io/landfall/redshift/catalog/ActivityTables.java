package io.landfall.redshift.catalog;

import io.landfall.redshift.history.ActivityHistory.LastNumbers;
import io.landfall.redshift.history.ActivityJournal;
import io.landfall.redshift.history.Credentials;
import io.landfall.redshift.history.SessionRecord;
import io.landfall.redshift.history.StatementKind;
import io.landfall.redshift.history.StatementRecord;
import io.landfall.redshift.history.TransactionRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables behind the views of statements, sessions and transactions. A failure here never fails a client's statement. */
public final class ActivityTables implements ActivityJournal {
    private static final Logger LOG = LoggerFactory.getLogger(ActivityTables.class);
    /** Redshift keeps its log views for a week. */
    private static final String FORGET = "DELETE FROM redshift_local.%s WHERE start_time < now() - interval '7 days'";

    private final DataSource database;

    public ActivityTables(DataSource database) {
        this.database = database;
    }

    /**
     * The highest numbers used so far, of those that were written down.
     *
     * @param lastQueryId the highest query number known from elsewhere
     */
    public LastNumbers lastNumbers(long lastQueryId) throws SQLException {
        String sql = "SELECT greatest((SELECT max(query_id) FROM redshift_local.statement), " + lastQueryId + "),"
                + " (SELECT coalesce(max(transaction_id), 1000) FROM redshift_local.transaction),"
                + " (SELECT coalesce(max(session_number), 0) FROM redshift_local.session)";
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return new LastNumbers(result.getLong(1), result.getLong(2), result.getLong(3));
        }
    }

    @Override
    public void write(Batch batch) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            clear(connection);
            insertSessions(connection, batch);
            insertTransactions(connection, batch.transactions());
            insertTransactions(connection, batch.openTransactions());
            insertStatements(connection, batch.ended());
            insertStatements(connection, batch.running());
            connection.commit();
        } catch (SQLException failure) {
            LOG.warn("The history of statements could not be written: {}", failure.getMessage());
        }
    }

    private static void clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.addBatch("DELETE FROM redshift_local.statement WHERE status = 'running'");
            statement.addBatch("DELETE FROM redshift_local.transaction WHERE end_time IS NULL");
            for (String table : List.of("statement", "transaction", "session")) {
                statement.addBatch(String.format(Locale.ROOT, FORGET, table));
            }
            statement.executeBatch();
        }
    }

    private static void insertSessions(Connection connection, Batch batch) throws SQLException {
        String insertSql = "INSERT INTO redshift_local.session VALUES (?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(insertSql)) {
            for (SessionRecord session : batch.opened()) {
                bind(
                        insert,
                        session.number(),
                        session.pid(),
                        session.user(),
                        session.database(),
                        session.application(),
                        session.driver(),
                        utc(session.started()));
            }
            insert.executeBatch();
        }
        String updateSql = "UPDATE redshift_local.session SET end_time = ? WHERE session_number = ?";
        try (PreparedStatement update = connection.prepareStatement(updateSql)) {
            for (Closing closing : batch.closed()) {
                bind(update, utc(closing.at()), closing.sessionNumber());
            }
            update.executeBatch();
        }
    }

    private static void insertTransactions(Connection connection, List<TransactionRecord> transactions)
            throws SQLException {
        String sql = "INSERT INTO redshift_local.transaction VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (TransactionRecord transaction : transactions) {
                bind(
                        insert,
                        transaction.transactionId(),
                        transaction.session().number(),
                        transaction.pid(),
                        utc(transaction.started()),
                        transaction.ended() == null ? null : utc(transaction.ended()),
                        transaction.committed());
            }
            insert.executeBatch();
        }
    }

    private static void insertStatements(Connection connection, List<StatementRecord> statements) throws SQLException {
        String sql = "INSERT INTO redshift_local.statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT DO NOTHING";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (StatementRecord statement : statements) {
                bind(insert, statement);
            }
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, StatementRecord statement) throws SQLException {
        StatementKind kind = StatementKind.of(statement.text());
        bind(
                insert,
                statement.queryId(),
                statement.transactionId(),
                statement.session().number(),
                statement.pid(),
                statement.session().user(),
                statement.session().database(),
                statement.label(),
                kind.queryType(),
                kind.leaderOnly(),
                statement.status().name().toLowerCase(Locale.ROOT),
                utc(statement.started()),
                statement.ended() == null ? null : utc(statement.ended()),
                Credentials.maskError(statement.text(), statement.error()),
                statement.rows(),
                Credentials.mask(statement.text()));
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        statement.addBatch();
    }

    private static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
