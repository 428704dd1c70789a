package io.landfall.loader.contention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.redshift.Warehouse.Shared;
import io.landfall.warehouse.Credentials;
import io.landfall.warehouse.Fence;
import io.landfall.warehouse.IsolationLevel;
import io.landfall.warehouse.Warehouse;
import io.landfall.warehouse.WarehouseAddress;
import io.landfall.warehouse.contention.Blocked;
import io.landfall.warehouse.contention.ContentionPolicy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Others hold what we need: they are found, named, and ended only where they are left-overs of our own. */
@ExtendWith(Shared.class)
class ContentionIT {

    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Fence FENCE = Fence.of("landfall", "load", "contended");

    private final String url;
    private final Warehouse warehouse;
    private final List<Blocked> told = new CopyOnWriteArrayList<>();

    ContentionIT(io.landfall.redshift.Warehouse local) {
        int port = local.local().port();
        this.url = "jdbc:redshift://127.0.0.1:" + port + "/dev?ssl=false";
        this.warehouse = new Warehouse(
                        new WarehouseAddress("127.0.0.1", port, "dev", "secret", false),
                        arn -> new Credentials("awsuser", "Secret-1"))
                .telling(told::add);
    }

    @BeforeEach
    void fenceAndTable() throws Exception {
        warehouse.run(session -> {
            session.execute("CREATE SCHEMA IF NOT EXISTS landfall");
            session.execute("CREATE SCHEMA IF NOT EXISTS shop");
            session.execute("CREATE TABLE IF NOT EXISTS shop.orders (id INTEGER)");
            FENCE.create(session);
            return null;
        });
    }

    @Test
    void whoHoldsTheFenceIsNamedAndWaitedForWhileItWorks() throws Exception {
        try (Connection holder = holding("LOCK TABLE landfall.fence_load__contended")) {
            CompletableFuture<Void> ours =
                    write(new ContentionPolicy(SOON, NEVER, NEVER), "INSERT INTO shop.orders VALUES (1)");
            await().until(() -> !told.isEmpty());
            assertThat(told.get(0).table()).isEqualTo("landfall.fence_load__contended");
            assertThat(told.get(0).blockers()).singleElement().satisfies(blocker -> {
                assertThat(blocker.user()).isEqualTo("awsuser");
                assertThat(blocker.statement()).isEmpty();
            });
            assertThat(ours).isNotDone();
            holder.commit();
            ours.get(120, TimeUnit.SECONDS);
        }
    }

    @Test
    void aPredecessorThatDoesNothingBehindTheFenceIsEnded() throws Exception {
        try (Connection orphan = holding("LOCK TABLE landfall.fence_load__contended")) {
            write(new ContentionPolicy(SOON, SOON, NEVER), "INSERT INTO shop.orders VALUES (2)")
                    .get(120, TimeUnit.SECONDS);
            assertThat(isAlive(orphan)).isFalse();
        }
    }

    @Test
    void aTransactionThatLastsTooLongBehindTheFenceIsEnded() throws Exception {
        try (Connection orphan = holding("LOCK TABLE landfall.fence_load__contended")) {
            write(new ContentionPolicy(SOON, NEVER, Duration.ofSeconds(1)), "INSERT INTO shop.orders VALUES (3)")
                    .get(120, TimeUnit.SECONDS);
            assertThat(isAlive(orphan)).isFalse();
        }
    }

    @Test
    void aReadersLockIsToldButNeverBroken() throws Exception {
        try (Connection reader = holding("LOCK TABLE shop.orders")) {
            CompletableFuture<Void> ours =
                    write(new ContentionPolicy(SOON, SOON, SOON), "INSERT INTO shop.orders VALUES (4)");
            await().until(() -> told.size() > 2);
            assertThat(told).allSatisfy(blocked -> assertThat(blocked.table()).isEqualTo("shop.orders"));
            assertThat(isAlive(reader)).isTrue();
            reader.rollback();
            ours.get(120, TimeUnit.SECONDS);
        }
    }

    @Test
    void theIsolationLevelIsRead() throws Exception {
        assertThat(warehouse.run(IsolationLevel::of)).isEqualTo(IsolationLevel.SNAPSHOT);
    }

    private CompletableFuture<Void> write(ContentionPolicy policy, String sql) {
        return CompletableFuture.runAsync(() -> {
            try {
                warehouse.with(policy).write(FENCE, session -> session.execute(sql));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Connection holding(String lock) throws SQLException {
        Connection connection = DriverManager.getConnection(url, "awsuser", "Secret-1");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(lock);
        }
        return connection;
    }

    private static boolean isAlive(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
