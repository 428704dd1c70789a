package io.landfall.redshift.fault;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static io.landfall.redshift.fault.FaultRule.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.redshift.Warehouse;
import io.landfall.redshift.fault.client.FaultControl;
import io.landfall.redshift.session.SessionState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Delays far longer than any test waits, ended by what may end them. */
@ExtendWith(Warehouse.Shared.class)
class DelayFaultsIT {
    private static final Effect HOUR = Effect.delay(Duration.ofHours(1));

    private final Warehouse warehouse;
    private final FaultControl faults;

    DelayFaultsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.faults = FaultControl.at(warehouse.local().adminUri().orElseThrow());
    }

    @AfterEach
    void removeRules() {
        faults.clear();
    }

    private static int pid(Connection connection) throws SQLException {
        return Integer.parseInt(rows(connection, "SELECT pg_backend_pid()").get(0));
    }

    private void awaitDelay(int pid) {
        Awaitility.await().until(() -> faults.sessions().stream()
                .anyMatch(session -> session.pid() == pid && session.state() == SessionState.DELAYED));
    }

    private static CompletableFuture<List<String>> query(Connection connection, String sql) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return rows(connection, sql);
            } catch (SQLException failed) {
                throw new CompletionException(failed);
            }
        });
    }

    @Test
    void aDelayedStatementGoesOnWhenItsRuleIsRemoved() throws Exception {
        try (Connection connection = warehouse.connect()) {
            int pid = pid(connection);
            String id = faults.add(of(Trigger.statement("SELECT 'late'"), HOUR));
            CompletableFuture<List<String>> late = query(connection, "SELECT 'late'");
            awaitDelay(pid);
            assertThat(late).isNotDone();

            faults.remove(id);

            assertThat(late.get(120, TimeUnit.SECONDS)).containsExactly("late");
        }
    }

    @Test
    void aShortDelayEndsByItself() throws Exception {
        try (Connection connection = warehouse.connect()) {
            String id = faults.add(of(Trigger.statement("SELECT 'soon'"), Effect.delay(Duration.ofMillis(1))));

            assertThat(rows(connection, "SELECT 'soon'")).containsExactly("soon");
            assertThat(faults.status(id).fired()).isEqualTo(1);
        }
    }

    @Test
    void nothingOfADelayedCommitIsSeenUntilItGoesOn() throws Exception {
        try (Connection connection = warehouse.connect();
                Connection other = warehouse.connect()) {
            run(other, "CREATE TABLE delayed_commit (id INT)");
            int pid = pid(connection);
            faults.add(of(Trigger.commitOf("delayed_commit"), HOUR));
            CompletableFuture<Void> insert = CompletableFuture.runAsync(() -> {
                try {
                    run(connection, "INSERT INTO delayed_commit VALUES (1)");
                } catch (SQLException failed) {
                    throw new CompletionException(failed);
                }
            });
            awaitDelay(pid);
            assertThat(rows(other, "SELECT id FROM delayed_commit")).isEmpty();

            faults.clear();
            insert.get(120, TimeUnit.SECONDS);

            assertThat(rows(other, "SELECT id FROM delayed_commit")).containsExactly("1");
        }
    }

    @Test
    void aDelayedStatementCanBeCancelled() throws Exception {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            int pid = pid(connection);
            faults.add(of(Trigger.statement("SELECT 'cancelled'"), HOUR));
            CompletableFuture<Boolean> running = CompletableFuture.supplyAsync(() -> {
                try {
                    return statement.execute("SELECT 'cancelled'");
                } catch (SQLException failed) {
                    throw new CompletionException(failed);
                }
            });
            awaitDelay(pid);
            statement.cancel();

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> running.get(120, TimeUnit.SECONDS))
                    .satisfies(failed -> assertThat(((SQLException) failed.getCause()).getSQLState())
                            .isEqualTo("57014"));
            assertThat(rows(connection, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void aDelayedStatementRunsIntoItsTimeout() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "SET statement_timeout TO 500");
            faults.add(of(Trigger.statement("SELECT 'slow'"), HOUR));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> rows(connection, "SELECT 'slow'"))
                    .satisfies(failed -> assertThat(failed.getSQLState()).isEqualTo("57014"));
        }
    }

    @Test
    void aDelayedSessionCanBeCutAndRunsNothing() throws Exception {
        try (Connection connection = warehouse.connect();
                Connection other = warehouse.connect()) {
            run(other, "CREATE TABLE cut_off (id INT)");
            int pid = pid(connection);
            faults.add(of(Trigger.statement("INSERT INTO cut_off"), HOUR));
            CompletableFuture<List<String>> insert = query(connection, "INSERT INTO cut_off VALUES (1)");
            awaitDelay(pid);

            faults.cut(pid);

            assertThatThrownBy(() -> insert.get(120, TimeUnit.SECONDS)).hasCauseInstanceOf(SQLException.class);
            assertThat(connection.isClosed()).isTrue();
            Awaitility.await().until(() -> faults.sessions().stream().noneMatch(session -> session.pid() == pid));
            assertThat(rows(other, "SELECT id FROM cut_off")).isEmpty();
        }
    }
}
