package io.landfall.redshift.fault;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static io.landfall.redshift.fault.FaultRule.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.redshift.Warehouse;
import io.landfall.redshift.fault.Effect.When;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each effect on statements, seen by the real driver and in the database, in both query protocols. */
@ExtendWith(Warehouse.Shared.class)
class StatementFaultsIT {
    private final Warehouse warehouse;
    private final Faults faults;

    StatementFaultsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.faults = warehouse.local().faults();
    }

    @AfterEach
    void removeRules() {
        faults.clear();
    }

    private Connection connect(String mode) throws SQLException {
        return warehouse.connect("preferQueryMode", mode);
    }

    private static void assertBroken(Connection connection, ThrowingCallable work) throws SQLException {
        assertThatThrownBy(work).isInstanceOfSatisfying(SQLException.class, broken -> assertThat(broken.getSQLState())
                .startsWith("08"));
        assertThat(connection.isClosed()).isTrue();
    }

    private String fired(String id) {
        RuleStatus status = faults.status(id).orElseThrow();
        return status.fired() + " of " + status.seen();
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void aStatementThatIsDroppedBeforeItRunsChangesNothing(String mode) throws SQLException {
        String table = "dropped_before_" + mode;
        try (Connection other = warehouse.connect();
                Connection connection = connect(mode)) {
            run(other, "CREATE TABLE " + table + " (id INT)");
            faults.add(of(Trigger.statement("INSERT INTO " + table), Effect.drop(When.BEFORE))
                    .named("before"));

            assertBroken(connection, () -> run(connection, "INSERT INTO " + table + " VALUES (1)"));
            assertThat(rows(other, "SELECT id FROM " + table)).isEmpty();
            assertThat(fired("before")).isEqualTo("1 of 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void aStatementWhoseAnswerIsLostHasBeenRunAndCommitted(String mode) throws SQLException {
        String table = "dropped_after_" + mode;
        try (Connection other = warehouse.connect();
                Connection connection = connect(mode)) {
            run(other, "CREATE TABLE " + table + " (id INT)");
            faults.add(of(Trigger.statement("INSERT INTO " + table), Effect.drop(When.AFTER)));

            assertBroken(connection, () -> run(connection, "INSERT INTO " + table + " VALUES (1)"));
            assertThat(rows(other, "SELECT id FROM " + table)).containsExactly("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void theNthMatchFailsAndAbortsItsTransactionLikeAnyError(String mode) throws SQLException {
        String table = "failing_" + mode;
        try (Connection connection = connect(mode)) {
            run(connection, "CREATE TABLE " + table + " (id INT)");
            faults.add(of(
                            Trigger.statement("insert into " + table).nth(3),
                            Effect.fail(ErrorPreset.SERIALIZABLE_VIOLATION))
                    .named("third"));
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO " + table + " VALUES (1)", "INSERT  INTO\n" + table + " VALUES (2)");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "INSERT INTO " + table + " VALUES (3)"))
                    .withMessageContaining("ERROR: 1023")
                    .withMessageContaining("Serializable isolation violation on table")
                    .satisfies(failed -> assertThat(failed.getSQLState()).isEqualTo("XX000"));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "SELECT 1"))
                    .satisfies(aborted -> assertThat(aborted.getSQLState()).isEqualTo("25P02"));
            connection.rollback();
            run(connection, "INSERT INTO " + table + " VALUES (4)");
            connection.commit();
            assertThat(rows(connection, "SELECT id FROM " + table)).containsExactly("4");
            assertThat(fired("third")).isEqualTo("1 of 4");
        }
    }

    @ParameterizedTest
    @EnumSource(ErrorPreset.class)
    void everyPresetReachesTheClientWordByWord(ErrorPreset preset) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            faults.add(of(Trigger.statement("SELECT 'preset'"), Effect.fail(preset)));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> rows(connection, "SELECT 'preset'"))
                    .withMessageContaining(preset.error().message())
                    .satisfies(failed -> assertThat(failed.getSQLState())
                            .isEqualTo(preset.error().sqlState()));
            assertThat(rows(connection, "SELECT 'preset'")).containsExactly("preset");
        }
    }

    @Test
    void aFaultInABatchUndoesTheBatch() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE faulty_batch (id INT)");
            faults.add(of(Trigger.statement("INSERT INTO faulty_batch").nth(2), Effect.fail(ErrorPreset.DEADLOCK)));
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO faulty_batch VALUES (?)")) {
                for (int id = 1; id <= 3; id++) {
                    insert.setInt(1, id);
                    insert.addBatch();
                }
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(insert::executeBatch)
                        .satisfies(failed -> assertThat(failed.getSQLState()).isEqualTo("40P01"));
            }
            assertThat(rows(connection, "SELECT id FROM faulty_batch")).isEmpty();
        }
    }

    @Test
    void copyIsAStatementLikeOthers() throws SQLException {
        String source = warehouse.s3().put("faulty-copy/1.csv", "1\n");
        String copy = "COPY faulty_copy FROM '" + source + "' " + ROLE + " CSV";
        try (Connection other = warehouse.connect();
                Connection connection = warehouse.connect()) {
            run(other, "CREATE TABLE faulty_copy (id INT)");
            faults.add(of(Trigger.statement("COPY faulty_copy"), Effect.fail(ErrorPreset.DISK_FULL)));
            faults.add(of(Trigger.statement("COPY faulty_copy"), Effect.drop(When.AFTER)));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, copy))
                    .withMessageContaining("Disk Full");
            assertThat(rows(other, "SELECT id FROM faulty_copy")).isEmpty();
            assertBroken(connection, () -> run(connection, copy));
            assertThat(rows(other, "SELECT id FROM faulty_copy")).containsExactly("1");
        }
    }

    @Test
    void onlyTheSessionsOfTheRuleAreHit() throws SQLException {
        try (Connection hit = warehouse.connect("queryGroup", "nightly");
                Connection spared = warehouse.connect("queryGroup", "daily")) {
            faults.add(of(Trigger.statement("SELECT 'whose'"), Effect.fail(ErrorPreset.WLM_CANCELLED))
                    .in(SessionFilter.queryGroup("nightly"))
                    .named("nightly"));

            assertThat(rows(spared, "SELECT 'whose'")).containsExactly("whose");
            assertThat(fired("nightly")).isEqualTo("0 of 0");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows(hit, "SELECT 'whose'"));
        }
    }

    @Test
    void theApplicationNameIsTheOneTheClientSetLast() throws SQLException {
        try (Connection connection = warehouse.connect("ApplicationName", "stager")) {
            faults.add(of(Trigger.statement("SELECT 'who'"), Effect.fail(ErrorPreset.WLM_CANCELLED))
                    .in(SessionFilter.applicationName("loader"))
                    .named("loader"));

            assertThat(rows(connection, "SELECT 'who'")).containsExactly("who");
            run(connection, "SET application_name TO 'loader'");
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows(connection, "SELECT 'who'"));
        }
    }

    @Test
    void rowsFetchedInPortionsAreOneStatement() throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement select = connection.createStatement()) {
            faults.add(of(Trigger.statement("generate_series").nth(2), Effect.fail(ErrorPreset.DEADLOCK))
                    .named("second"));
            connection.setAutoCommit(false);
            select.setFetchSize(2);
            int rows = 0;
            try (ResultSet result = select.executeQuery("SELECT * FROM generate_series(1, 7)")) {
                while (result.next()) {
                    rows++;
                }
            }
            assertThat(rows).isEqualTo(7);
            assertThat(fired("second")).isEqualTo("0 of 1");
        }
    }

    @Test
    void aRemovedRuleDoesNothing() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            faults.add(of(Trigger.statement("SELECT 'spared'"), Effect.drop(When.BEFORE))
                    .named("gone"));

            assertThat(faults.remove("gone")).isTrue();
            assertThat(rows(connection, "SELECT 'spared'")).containsExactly("spared");
        }
    }
}
