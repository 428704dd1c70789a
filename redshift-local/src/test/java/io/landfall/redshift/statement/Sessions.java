package io.landfall.redshift.statement;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;

/** Sessions that meet each other: in databases of either isolation level, and on threads of their own. */
final class Sessions {
    private final Warehouse warehouse;

    Sessions(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Creates the database and returns a function's worth of connections to it through {@link #open}. */
    void create(String database, String level) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE DATABASE " + database + " ISOLATION LEVEL " + level);
        }
    }

    /** A connection to a database, in autocommit mode. */
    Connection open(String database) throws SQLException {
        String url = warehouse.local().jdbcUrl().replace("/dev?", "/" + database + "?");
        return DriverManager.getConnection(url, "awsuser", "Secret-1");
    }

    /** A connection whose next statement begins a transaction block. */
    Connection begin(String database) throws SQLException {
        Connection connection = open(database);
        connection.setAutoCommit(false);
        return connection;
    }

    /** Runs the statements on another thread; failures come out of {@code join} as the cause. */
    static CompletableFuture<Void> inBackground(Connection connection, String... statements) {
        return CompletableFuture.runAsync(() -> {
            try {
                run(connection, statements);
            } catch (SQLException failure) {
                throw new CompletionException(failure);
            }
        });
    }

    /** Waits until a session waits for a lock on the table. */
    void awaitWaiterFor(String database, String table) throws SQLException {
        try (Connection observer = open(database)) {
            Awaitility.await().until(() -> !rows(
                            observer,
                            "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '" + table + "'::regclass")
                    .isEmpty());
        }
    }
}
