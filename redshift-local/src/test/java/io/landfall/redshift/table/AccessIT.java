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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Warehouse.Shared.class)
class AccessIT {
    private final Warehouse warehouse;

    AccessIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Test
    void usersGroupsAndRolesAreGrantedAsInRedshift() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE USER analyst PASSWORD 'Secret-12' NOCREATEDB NOCREATEUSER CONNECTION LIMIT UNLIMITED",
                    "ALTER USER analyst PASSWORD DISABLE",
                    "CREATE GROUP readers WITH USER analyst",
                    "CREATE ROLE loading",
                    "CREATE ROLE loading_more",
                    "GRANT ROLE loading TO ROLE loading_more",
                    "GRANT ROLE loading_more TO analyst",
                    "CREATE SCHEMA private AUTHORIZATION analyst QUOTA 50 GB",
                    "CREATE TABLE granted (a INT)",
                    "GRANT SELECT ON TABLE granted TO GROUP readers, ROLE loading",
                    "REVOKE SELECT ON granted FROM ROLE loading",
                    "COMMENT ON TABLE granted IS 'for readers'");

            assertThat(rows(
                            connection,
                            "SELECT has_table_privilege('analyst', 'granted', 'SELECT'),"
                                    + " has_table_privilege('loading', 'granted', 'SELECT'), pg_has_role('analyst', 'loading', 'MEMBER'),"
                                    + " obj_description('granted'::regclass)"))
                    .containsExactly("t|f|t|for readers");
        }
    }

    @Test
    void ordinaryUsersDefineTables() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE USER modeller PASSWORD 'Secret-12'",
                    "CREATE SCHEMA models AUTHORIZATION modeller",
                    "SET SESSION AUTHORIZATION modeller",
                    "CREATE TABLE models.fact (id INT IDENTITY(1,1), name VARCHAR(3) ENCODE zstd) DISTSTYLE EVEN",
                    "INSERT INTO models.fact (name) SELECT 'a'",
                    "ALTER TABLE models.fact ADD COLUMN more VARCHAR(4)",
                    "CREATE VIEW models.late AS SELECT name FROM models.fact WITH NO SCHEMA BINDING");

            assertThat(rows(connection, "SELECT name FROM models.late")).containsExactly("a");
            run(connection, "DROP VIEW models.late", "DROP TABLE models.fact", "RESET SESSION AUTHORIZATION");
        }
    }

    @Test
    void routinesInSqlAndPlpgsqlRun() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE TABLE logged (n INT)",
                    "CREATE FUNCTION f_larger (INT, INT) RETURNS INT STABLE AS $$ SELECT CASE WHEN $1 > $2 THEN $1 ELSE $2 END $$"
                            + " LANGUAGE sql",
                    "CREATE OR REPLACE PROCEDURE log_twice(n INT) AS $$ BEGIN INSERT INTO logged VALUES (n); INSERT INTO logged"
                            + " VALUES (n); END; $$ LANGUAGE plpgsql",
                    "CALL log_twice(f_larger(3, 7))");

            assertThat(rows(connection, "SELECT n FROM logged")).containsExactly("7", "7");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CREATE INDEX i ON t (a);0A000;SQL command \"CREATE INDEX i ON t (a)\" not supported on Redshift tables.",
                "CREATE SEQUENCE s;0A000;SQL command \"CREATE SEQUENCE s\" not supported.",
                "CREATE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION f();0A000;not supported on Redshift tables.",
                "CREATE EXTENSION hstore;42601;syntax error at or near \"EXTENSION\"",
                "CREATE UNLOGGED TABLE t (a INT);42601;syntax error at or near \"UNLOGGED\"",
                "CREATE OR REPLACE TABLE t (a INT);42601;syntax error at or near \"TABLE\"",
                "ALTER TABLE IF EXISTS t ADD COLUMN a INT;42601;syntax error",
                "GRANT DROP ON t TO u;0A000;not supported by redshift-local: GRANT DROP",
                "CREATE USER u PASSWORD 'Secret-12' SYSLOG ACCESS UNRESTRICTED;0A000;not supported by redshift-local: user option SYSLOG",
                "CREATE FUNCTION f() RETURNS INT IMMUTABLE AS $$ return 1 $$ LANGUAGE plpythonu;0A000;not supported by redshift-local: LANGUAGE plpythonu"
            })
    void whatRedshiftOrTheEmulatorLacksIsRefused(String sql, String state, String message) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, sql))
                    .withMessageContaining(message)
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo(state));
        }
    }
}
