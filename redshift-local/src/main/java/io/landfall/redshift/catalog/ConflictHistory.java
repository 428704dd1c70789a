package io.landfall.redshift.catalog;

import io.landfall.redshift.failure.ConflictJournal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDateTime;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table behind STL_TR_CONFLICT, written on connections of its own. */
public final class ConflictHistory implements ConflictJournal {
    private static final Logger LOG = LoggerFactory.getLogger(ConflictHistory.class);
    private static final String INSERT = "INSERT INTO redshift_local.transaction_conflict VALUES (?, ?, ?, ?, ?)";

    private final DataSource database;

    public ConflictHistory(DataSource database) {
        this.database = database;
    }

    @Override
    public void conflict(long transactionId, int pid, LocalDateTime started, LocalDateTime aborted, long tableId) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, transactionId);
            insert.setInt(2, pid);
            insert.setObject(3, started);
            insert.setObject(4, aborted);
            insert.setLong(5, tableId);
            insert.executeUpdate();
        } catch (SQLException failure) {
            LOG.warn("The conflict of transaction {} could not be recorded: {}", transactionId, failure.getMessage());
        }
    }
}
