package io.landfall.redshift.table;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class ViewsIT {
    private final Warehouse warehouse;

    ViewsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Test
    void anOrdinaryViewKeepsItsTable() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE viewed (a INT)",
                    "CREATE VIEW ordinary AS SELECT a FROM viewed",
                    "CREATE OR REPLACE VIEW ordinary AS SELECT a FROM viewed WHERE a > 0");

            fails(
                    connection,
                    "DROP TABLE viewed",
                    "2BP01",
                    "cannot drop table viewed because other objects depend on it");
            run(connection, "DROP TABLE viewed CASCADE");
            fails(connection, "SELECT * FROM ordinary", "42P01", "relation \"ordinary\" does not exist");
        }
    }

    @Test
    void temporaryTablesOfOneNameDoNotMeetInALateBindingView() throws SQLException {
        try (Connection one = warehouse.connect();
                Connection other = warehouse.connect()) {
            run(
                    one,
                    "CREATE SCHEMA meeting",
                    "CREATE VIEW meeting.late AS SELECT 1 AS a FROM meeting.stage_x WITH NO SCHEMA BINDING",
                    "BEGIN",
                    "CREATE TEMP TABLE stage_x (a INT)");
            // Would wait for the first session's commit otherwise.
            run(other, "SET statement_timeout TO 5000", "CREATE TEMP TABLE stage_x (a INT)");
            run(one, "COMMIT");
        }
    }

    @Test
    void aLateBindingViewOutlivesItsTable() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE SCHEMA late",
                    "CREATE VIEW late.summary AS SELECT day, NVL(n, 0) AS n FROM late.base WITH NO SCHEMA BINDING");
            fails(connection, "SELECT * FROM late.summary", "42P01", "relation \"late.base\" does not exist");

            run(connection, "CREATE TABLE late.base (day DATE, n INT)", "INSERT INTO late.base (n) VALUES (NULL)");
            assertThat(rows(connection, "SELECT n FROM late.summary")).containsExactly("0");

            run(connection, "DROP TABLE late.base");
            fails(connection, "SELECT n FROM late.summary", "42P01", "relation \"late.base\" does not exist");

            run(connection, "CREATE TABLE late.base (day DATE, n VARCHAR)");
            fails(connection, "SELECT n FROM late.summary", "42804", "COALESCE");

            run(
                    connection,
                    "DROP TABLE late.base",
                    "CREATE TABLE late.base AS SELECT '2020-01-02'::date AS day, 7 AS n");
            assertThat(rows(connection, "SELECT day, n FROM late.summary")).containsExactly("2020-01-02|7");
        }
    }

    @Test
    void aLateBindingViewFollowsNames() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE public.swapped (a INT)",
                    "CREATE TABLE public.swapped_new AS SELECT 2 AS a",
                    "CREATE VIEW swapping AS WITH c AS (SELECT a FROM public.swapped) SELECT a FROM c WITH NO SCHEMA BINDING",
                    "CREATE VIEW upon AS SELECT a FROM public.swapping WITH NO SCHEMA BINDING",
                    "ALTER TABLE swapped RENAME TO swapped_old",
                    "ALTER TABLE swapped_new RENAME TO swapped",
                    "DROP TABLE swapped_old");

            assertThat(rows(connection, "SELECT a FROM upon")).containsExactly("2");
        }
    }

    @Test
    void aLateBindingViewIsReplacedAndRolledBack() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE VIEW replaced AS SELECT 1 AS a WITH NO SCHEMA BINDING");
            fails(
                    connection,
                    "CREATE VIEW replaced AS SELECT 1 AS a WITH NO SCHEMA BINDING",
                    "42P07",
                    "relation \"replaced\" already exists");
            connection.setAutoCommit(false);
            run(connection, "CREATE OR REPLACE VIEW replaced AS SELECT 'x' AS b, 2 AS c WITH NO SCHEMA BINDING");
            assertThat(rows(connection, "SELECT * FROM replaced")).containsExactly("x|2");
            connection.rollback();
            connection.setAutoCommit(true);

            assertThat(rows(connection, "SELECT * FROM replaced")).containsExactly("1");
            run(connection, "DROP VIEW replaced");
        }
    }

    @Test
    void tablesOfALateBindingViewAreQualified() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            fails(
                    connection,
                    "CREATE VIEW vague AS SELECT EXTRACT(year FROM d) FROM public.a, b WITH NO SCHEMA BINDING",
                    "XX000",
                    "All the relation names inside should be qualified when creating VIEW WITH NO SCHEMA BINDING.");
        }
    }

    @Test
    void aMaterializedViewIsRefreshedOnDemand() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE counted (a INT)",
                    "CREATE MATERIALIZED VIEW counts BACKUP NO DISTSTYLE ALL AUTO REFRESH NO AS SELECT count(*) AS n FROM counted",
                    "INSERT INTO counted VALUES (1)");
            assertThat(rows(connection, "SELECT n FROM counts")).containsExactly("0");

            run(connection, "REFRESH MATERIALIZED VIEW counts");
            assertThat(rows(connection, "SELECT n FROM counts")).containsExactly("1");
            fails(
                    connection,
                    "CREATE MATERIALIZED VIEW fresh AUTO REFRESH YES AS SELECT 1 AS a",
                    "0A000",
                    "not supported by redshift-local: AUTO REFRESH YES");
        }
    }

    private static void fails(Connection connection, String sql, String state, String message) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> run(connection, sql))
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo(state));
    }
}
