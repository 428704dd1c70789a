package io.landfall.redshift.fault;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static io.landfall.redshift.fault.FaultRule.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.redshift.Warehouse;
import io.landfall.redshift.fault.Effect.When;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the row is there when the connection broke around the commit: what every exactly-once protocol has to bear. */
@ExtendWith(Warehouse.Shared.class)
class CommitFaultsIT {
    private static final String INSERT = "INSERT INTO faulty_commit VALUES (1)";

    private final Warehouse warehouse;
    private final Faults faults;

    CommitFaultsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.faults = warehouse.local().faults();
    }

    @BeforeEach
    void createTable() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "DROP TABLE IF EXISTS faulty_commit", "CREATE TABLE faulty_commit (id INT)");
        }
    }

    @AfterEach
    void removeRules() {
        faults.clear();
    }

    private static Stream<Arguments> whenAndMode() {
        return Stream.of(When.values())
                .flatMap(when -> Stream.of("simple", "extended").map(mode -> Arguments.of(when, mode)));
    }

    private static void assertBroken(ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(SQLException.class, broken -> assertThat(broken.getSQLState())
                .startsWith("08"));
    }

    private void assertRowIsThereOnly(When when) throws SQLException {
        try (Connection other = warehouse.connect()) {
            // Waits for the transaction that was left behind, if it still holds the table.
            run(other, "BEGIN", "LOCK faulty_commit");
            assertThat(rows(other, "SELECT id FROM faulty_commit")).hasSize(when == When.AFTER ? 1 : 0);
            run(other, "COMMIT");
        }
    }

    @ParameterizedTest
    @MethodSource("whenAndMode")
    void anExplicitCommitBreaks(When when, String mode) throws SQLException {
        try (Connection connection = warehouse.connect("preferQueryMode", mode)) {
            faults.add(of(Trigger.commit(), Effect.drop(when)).named("commit"));
            connection.setAutoCommit(false);
            run(connection, INSERT);

            assertBroken(connection::commit);
        }
        assertThat(faults.status("commit").orElseThrow().fired()).isEqualTo(1);
        assertRowIsThereOnly(when);
    }

    @ParameterizedTest
    @MethodSource("whenAndMode")
    void theCommitOfAnAutocommitWriteBreaks(When when, String mode) throws SQLException {
        try (Connection connection = warehouse.connect("preferQueryMode", mode)) {
            faults.add(of(Trigger.commitOf("INTO faulty_commit"), Effect.drop(when)));

            assertBroken(() -> run(connection, INSERT));
        }
        assertRowIsThereOnly(when);
    }

    private static Stream<Arguments> whenAndCommit() {
        return Stream.of(When.values())
                .flatMap(when -> Stream.of("COMMIT WORK", "END TRANSACTION").map(commit -> Arguments.of(when, commit)));
    }

    @ParameterizedTest
    @MethodSource("whenAndCommit")
    void theCommitInTheMiddleOfASimpleQueryBreaks(When when, String commit) throws SQLException {
        try (Connection connection = warehouse.connect("preferQueryMode", "simple")) {
            faults.add(of(Trigger.commit(), Effect.drop(when)));

            assertBroken(() -> run(connection, "BEGIN; " + INSERT + "; " + commit + "; SELECT 1"));
        }
        assertRowIsThereOnly(when);
    }

    @Test
    void insteadOfTheCommitItIsRolledBackBeforeTheClientKnows() throws SQLException {
        try (Connection connection = warehouse.connect();
                Connection other = warehouse.connect()) {
            faults.add(of(Trigger.commit(), Effect.drop(When.INSTEAD)));
            connection.setAutoCommit(false);
            run(connection, "LOCK faulty_commit", INSERT);

            assertBroken(connection::commit);
            assertThat(rows(other, "SELECT count(*) FROM pg_locks WHERE relation = 'faulty_commit'::regclass"))
                    .containsExactly("0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void aFailedCommitEndsTheTransactionWithoutItsRows(String mode) throws SQLException {
        try (Connection connection = warehouse.connect("preferQueryMode", mode)) {
            faults.add(of(Trigger.commit(), Effect.fail(ErrorPreset.CONCURRENT_TRANSACTION)));
            run(connection, "BEGIN", INSERT);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "COMMIT"))
                    .withMessageContaining("conflict with concurrent transaction");
            assertThat(rows(connection, "SELECT id FROM faulty_commit")).isEmpty();
            run(connection, INSERT);
            assertThat(rows(connection, "SELECT id FROM faulty_commit")).containsExactly("1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple", "extended"})
    void aFailedCommitOfAnAutocommitWriteUndoesIt(String mode) throws SQLException {
        try (Connection connection = warehouse.connect("preferQueryMode", mode)) {
            faults.add(of(Trigger.commit(), Effect.fail(ErrorPreset.SERIALIZABLE_VIOLATION)));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, INSERT))
                    .withMessageContaining("1023");
            assertThat(rows(connection, "SELECT id FROM faulty_commit")).isEmpty();
        }
    }

    @Test
    void theThirdTransactionWithAMatchingStatementIsHitAndNoOther() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            faults.add(of(Trigger.commitOf("INSERT INTO faulty_commit").nth(3), Effect.drop(When.AFTER))
                    .named("third"));
            connection.setAutoCommit(false);
            for (int round = 0; round < 2; round++) {
                run(connection, INSERT, INSERT);
                connection.commit();
                rows(connection, "SELECT count(*) FROM faulty_commit");
                connection.commit();
                run(connection, INSERT);
                connection.rollback();
            }
            run(connection, INSERT);

            assertBroken(connection::commit);
            assertThat(faults.status("third").orElseThrow().seen()).isEqualTo(3);
        }
        try (Connection other = warehouse.connect()) {
            assertThat(rows(other, "SELECT count(*) FROM faulty_commit")).containsExactly("5");
        }
    }

    @Test
    void readingIsNoCommitAndTruncateIsOne() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            faults.add(of(Trigger.commit(), Effect.drop(When.BEFORE))
                    .named("commit")
                    .times(2));
            rows(connection, "SELECT count(*) FROM faulty_commit");
            run(connection, "SET query_group TO 'some'", "BEGIN", "ROLLBACK");
            assertThat(faults.status("commit").orElseThrow().seen()).isZero();
            connection.setAutoCommit(false);
            rows(connection, "SELECT 1");

            assertBroken(() -> run(connection, "TRUNCATE faulty_commit"));
        }
    }
}
