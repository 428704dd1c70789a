package io.landfall.redshift.statement;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazon.redshift.util.RedshiftException;
import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warehouse.Shared.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {
    private static final String SERIAL = "serial";

    private final Sessions sessions;
    private final Warehouse warehouse;

    IsolationIT(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.sessions = new Sessions(warehouse);
    }

    @BeforeAll
    void createDatabase() throws SQLException {
        sessions.create(SERIAL, "SERIALIZABLE");
    }

    @AfterAll
    void dropDatabase() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "DROP DATABASE " + SERIAL);
        }
    }

    @Test
    void theLevelsOfAllDatabasesCanBeRead() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            assertThat(rows(connection, "SELECT db_name, isolation_level FROM stv_db_isolation_level"))
                    .contains("dev|Snapshot Isolation", SERIAL + "|Serializable");
            assertThat(rows(connection, "SELECT datname, datconfig FROM pg_database_info"))
                    .contains("dev|{concurrency_model=1}", SERIAL + "|{concurrency_model=2}");
        }
    }

    @Test
    void theLevelOfADatabaseIsChangedWhileNobodyElseUsesIt() throws SQLException {
        sessions.create("changing", "SNAPSHOT");
        try (Connection admin = warehouse.connect()) {
            try (Connection user = sessions.open("changing")) {
                rows(user, "SELECT 1");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> run(admin, "ALTER DATABASE changing ISOLATION LEVEL SERIALIZABLE"))
                        .withMessageContaining("database \"changing\" is being accessed by other users");
                run(user, "ALTER DATABASE changing ISOLATION LEVEL SERIALIZABLE");
            }
            assertThat(rows(admin, "SELECT isolation_level FROM stv_db_isolation_level WHERE db_name = 'changing'"))
                    .containsExactly("Serializable");
            admin.setAutoCommit(false);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> {
                        rows(admin, "SELECT 1");
                        run(admin, "ALTER DATABASE changing ISOLATION LEVEL SNAPSHOT");
                    })
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("25001"));
        }
    }

    @Test
    void newDatabasesHaveRedshiftsFunctionsAndViews() throws SQLException {
        try (Connection connection = sessions.open(SERIAL)) {
            assertThat(rows(connection, "SELECT len('four'), count(*) FROM stl_load_errors"))
                    .containsExactly("4|0");
        }
    }

    @Test
    void writeSkewIsAnErrorInASerializableDatabase() throws SQLException {
        try (Connection first = sessions.begin(SERIAL);
                Connection second = sessions.begin(SERIAL)) {
            skew(first, second);
            first.commit();

            assertThatExceptionOfType(RedshiftException.class)
                    .isThrownBy(second::commit)
                    .satisfies(failure -> {
                        assertThat(failure.getSQLState()).isEqualTo("XX000");
                        assertThat(failure.getServerErrorMessage().getMessage()).isEqualTo("1023");
                        assertThat(failure.getServerErrorMessage().getDetail())
                                .matches(
                                        "Serializable isolation violation on table - [1-9]\\d*, transactions forming the"
                                                + " cycle are: [1-9]\\d*, [1-9]\\d* \\(pid:[1-9]\\d*\\)");
                    });
        }
    }

    @Test
    void writeSkewIsAllowedInASnapshotDatabase() throws SQLException {
        try (Connection first = sessions.begin("dev");
                Connection second = sessions.begin("dev")) {
            skew(first, second);
            first.commit();
            second.commit();

            assertThat(rows(second, "SELECT (SELECT count(*) FROM black), (SELECT count(*) FROM white)"))
                    .containsExactly("2|2");
        }
    }

    /** Each reads the table that the other writes. */
    private static void skew(Connection first, Connection second) throws SQLException {
        run(first, "DROP TABLE IF EXISTS black", "DROP TABLE IF EXISTS white");
        run(first, "CREATE TABLE black (id INT)", "CREATE TABLE white (id INT)");
        run(first, "INSERT INTO black VALUES (1)", "INSERT INTO white VALUES (1)");
        first.commit();
        rows(first, "SELECT count(*) FROM black");
        rows(second, "SELECT count(*) FROM white");
        run(first, "INSERT INTO white VALUES (2)");
        run(second, "INSERT INTO black VALUES (2)");
    }

    @ParameterizedTest
    @CsvSource({"dev,could not complete because of conflict with concurrent transaction", SERIAL + ",1023"})
    void lockingBehindAReadComesTooLate(String database, String message) throws SQLException {
        try (Connection reader = sessions.begin(database);
                Connection other = sessions.open(database)) {
            run(other, "DROP TABLE IF EXISTS too_late", "CREATE TABLE too_late AS SELECT 1 AS n");
            rows(reader, "SELECT * FROM too_late");
            run(other, "UPDATE too_late SET n = 2");
            run(reader, "LOCK too_late");

            assertThatExceptionOfType(RedshiftException.class)
                    .isThrownBy(() -> run(reader, "UPDATE too_late SET n = n + 1"))
                    .satisfies(failure -> {
                        assertThat(failure.getSQLState()).isEqualTo("XX000");
                        assertThat(failure.getServerErrorMessage().getMessage()).isEqualTo(message);
                    });
            reader.rollback();
            long table = Long.parseLong(
                    rows(other, "SELECT 'too_late'::regclass::oid::bigint").get(0));
            try (Connection history = warehouse.connect()) {
                assertThat(rows(
                                history,
                                "SELECT 1 FROM stl_tr_conflict WHERE table_id = " + table
                                        + " AND xact_id > 0 AND abort_time >= xact_start_ts"))
                        .containsExactly("1");
            }
        }
    }

    @Test
    void anAppendToATableThatChangedSinceItWasReadIsACycle() throws SQLException {
        try (Connection reader = sessions.begin(SERIAL);
                Connection other = sessions.open(SERIAL)) {
            run(other, "CREATE TABLE numbered (n INT)");
            rows(reader, "SELECT max(n) FROM numbered");
            run(other, "INSERT INTO numbered VALUES (1)");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(reader, "INSERT INTO numbered VALUES (1)"))
                    .withMessageStartingWith("ERROR: 1023")
                    .withMessageContaining("Serializable isolation violation");
            reader.rollback();
        }
    }

    @Test
    void anAppendToATableThatWasNotReadIsNone() throws SQLException {
        try (Connection appender = sessions.begin(SERIAL);
                Connection other = sessions.open(SERIAL)) {
            run(other, "CREATE TABLE only_appended (n INT)", "CREATE TABLE only_read (n INT)");
            rows(appender, "SELECT max(n) FROM only_read");
            run(other, "INSERT INTO only_appended VALUES (1)");
            run(appender, "INSERT INTO only_appended VALUES (2)");
            appender.commit();

            assertThat(rows(other, "SELECT n FROM only_appended ORDER BY 1")).containsExactly("1", "2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", SERIAL})
    void aLockThatComesFirstAvoidsTheConflict(String database) throws SQLException {
        try (Connection careful = sessions.begin(database);
                Connection other = sessions.open(database)) {
            run(other, "DROP TABLE IF EXISTS in_time", "CREATE TABLE in_time AS SELECT 1 AS n");
            rows(careful, "SELECT 1 WHERE false");
            careful.commit();
            run(careful, "BEGIN");
            run(other, "UPDATE in_time SET n = 2");
            run(careful, "LOCK in_time");
            rows(careful, "SELECT * FROM in_time");
            run(careful, "UPDATE in_time SET n = n + 1");
            careful.commit();

            assertThat(rows(other, "SELECT n FROM in_time")).containsExactly("3");
        }
    }

    @Test
    void theFirstReadFixesWhatTheTransactionSees() throws SQLException {
        try (Connection reader = sessions.begin("dev");
                Connection writer = sessions.open("dev")) {
            run(writer, "CREATE TABLE seen (id INT)");
            run(reader, "SET query_group TO 'begins the block'");
            run(writer, "INSERT INTO seen VALUES (1)");
            assertThat(rows(reader, "SELECT count(*) FROM seen")).containsExactly("1");
            run(writer, "INSERT INTO seen VALUES (2)");
            assertThat(rows(reader, "SELECT count(*) FROM seen")).containsExactly("1");
            reader.rollback();
        }
    }

    @Test
    void autocommittedWritersTakePartInCyclesToo() throws SQLException {
        try (Connection block = sessions.begin(SERIAL);
                Connection auto = sessions.open(SERIAL)) {
            run(auto, "CREATE TABLE origin (id INT)", "CREATE TABLE goal (id INT)");
            rows(block, "SELECT count(*) FROM origin");
            run(block, "INSERT INTO goal VALUES (1)");
            run(auto, "INSERT INTO origin SELECT count(*) FROM goal");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(block::commit)
                    .withMessageContaining("ERROR: 1023");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN ISOLATION LEVEL READ COMMITTED",
                "START TRANSACTION ISOLATION LEVEL SERIALIZABLE, READ WRITE",
                "BEGIN; SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED",
                "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL READ COMMITTED; BEGIN"
            })
    void levelsThatStatementsAskForMeanNothing(String begin) throws SQLException {
        try (Connection connection = warehouse.connect();
                Connection writer = warehouse.connect()) {
            run(writer, "DROP TABLE IF EXISTS levels", "CREATE TABLE levels (id INT)");
            run(connection, begin);
            rows(connection, "SELECT count(*) FROM levels");
            run(writer, "INSERT INTO levels VALUES (1)");

            assertThat(rows(connection, "SELECT count(*) FROM levels")).containsExactly("0");
            run(connection, "ROLLBACK");
        }
    }
}
