package io.landfall.redshift.statement;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warehouse.Shared.class)
class SessionParametersIT {
    private final Warehouse warehouse;
    private Connection connection;

    SessionParametersIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SET query_group TO 'nightly';query_group;nightly",
                "SET SESSION query_group = reporting;query_group;reporting",
                "SET enable_result_cache_for_session TO off;enable_result_cache_for_session;off",
                "SET wlm_query_slot_count TO 3;wlm_query_slot_count;3",
                "SET enable_case_sensitive_identifier TO false;enable_case_sensitive_identifier;false",
                "SET timezone TO 'America/New_York';timezone;America/New_York",
                "SET TIME ZONE 'US/Pacific';timezone;US/Pacific",
                "SET search_path TO '$user', public, \"Staging\";search_path;\"$user\", public, staging",
                "SET application_name = 'loader';application_name;loader",
                "SELECT set_config('query_group', 'by function', false);query_group;by function",
                "SET my_app.batch TO '42';my_app.batch;42"
            })
    void parametersKeepWhatTheyAreSetTo(String set, String name, String value) throws SQLException {
        run(connection, set);

        assertThat(rows(connection, "SHOW " + name)).containsExactly(value);
        assertThat(rows(connection, "SELECT current_setting('" + name + "')")).containsExactly(value);
    }

    @ParameterizedTest
    @CsvSource({
        "SHOW query_group,query_group",
        "SHOW server_version,server_version",
        "SHOW TRANSACTION ISOLATION LEVEL,transaction_isolation",
        "SHOW timezone,TimeZone"
    })
    void showNamesItsColumnAfterTheParameter(String show, String column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(show)) {
            assertThat(result.getMetaData().getColumnName(1)).isEqualTo(column);
        }
    }

    @Test
    void theServerShowsRedshiftsVersionAndOnlyLevel() throws SQLException {
        assertThat(rows(connection, "SHOW server_version")).containsExactly("8.0.2");
        assertThat(rows(connection, "SHOW transaction_isolation")).containsExactly("serializable");
    }

    @Test
    void theStatementTimeoutIsShownInMilliseconds() throws SQLException {
        run(connection, "SET statement_timeout TO 60000");

        assertThat(rows(connection, "SHOW statement_timeout")).containsExactly("60000");
    }

    @Test
    void showAllListsRedshiftsParameters() throws SQLException {
        run(connection, "SET query_group TO 'listed'");

        assertThat(rows(connection, "SHOW ALL"))
                .contains("query_group|listed", "analyze_threshold_percent|10", "statement_timeout|0");
    }

    @Test
    void resetReturnsToTheDefault() throws SQLException {
        run(connection, "SET query_group TO 'a'", "RESET query_group");
        assertThat(rows(connection, "SHOW query_group")).containsExactly("default");
        run(connection, "SET query_group TO 'a'", "RESET ALL");
        assertThat(rows(connection, "SHOW query_group")).containsExactly("default");
    }

    @Test
    void settingsOfATransactionEndWithIt() throws SQLException {
        connection.setAutoCommit(false);
        run(connection, "SET query_group TO 'undone'");
        connection.rollback();

        assertThat(rows(connection, "SHOW query_group")).containsExactly("default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET no_such_parameter TO 1", "SHOW no_such_parameter", "RESET no_such_parameter"})
    void unknownParametersAreAnError(String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, sql))
                .withMessageStartingWith("ERROR: unrecognized configuration parameter \"no_such_parameter\"")
                .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("42704"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "enable_case_sensitive_identifier TO true",
                "describe_field_name_in_uppercase = on",
                "downcase_delimited_identifier TO 'off'",
                "enable_numeric_rounding TO 0"
            })
    void parametersThatWouldChangeResultsAreRefused(String assignment) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "SET " + assignment))
                .withMessageContaining(
                        "not supported by redshift-local: " + assignment.split(" ")[0])
                .satisfies(failure -> assertThat(failure.getSQLState()).isEqualTo("0A000"));
    }

    @Test
    void theDriversReadOnlyModeRefusesWrites() throws SQLException {
        connection.setReadOnly(true);
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, "CREATE TABLE refused_read_only (id INT)"))
                .withMessageContaining("read-only transaction");
        connection.setReadOnly(false);
        run(connection, "CREATE TEMP TABLE accepted (id INT)", "INSERT INTO accepted VALUES (1)");
    }

    @Test
    void theDriversIsolationLevelIsAccepted() throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);

        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
    }

    @Test
    void aSessionContinuesAsAnotherUser() throws SQLException {
        run(connection, "CREATE USER other_user", "SET SESSION AUTHORIZATION 'other_user'");
        assertThat(rows(connection, "SELECT current_user")).containsExactly("other_user");
        run(connection, "RESET SESSION AUTHORIZATION", "DROP USER other_user");

        assertThat(rows(connection, "SELECT current_user")).containsExactly("awsuser");
    }
}
