package io.landfall.redshift.catalog;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.landfall.redshift.Warehouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Warehouse.Shared.class)
class SystemViewsIT {
    private final Warehouse warehouse;
    private Connection connection;

    SystemViewsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeAll
    static void createTables(Warehouse warehouse) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE SCHEMA viewed",
                    "CREATE TABLE viewed.item (id INT NOT NULL, name VARCHAR(20), price DECIMAL(8,2), data SUPER,"
                            + " PRIMARY KEY (id)) DISTKEY(id) SORTKEY(name)",
                    "CREATE VIEW viewed.names AS SELECT name FROM viewed.item",
                    "CREATE USER viewer PASSWORD 'Secret-2'",
                    "GRANT USAGE ON SCHEMA viewed TO viewer",
                    "GRANT SELECT ON viewed.item TO viewer");
        }
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = warehouse.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void tablesAndColumnsAreSeenThroughTheirViews() throws SQLException {
        assertThat(rows(
                        connection,
                        "SELECT table_catalog, table_schema, table_name, table_type FROM svv_tables WHERE table_schema = 'viewed'"
                                + " ORDER BY 3"))
                .containsExactly("dev|viewed|item|BASE TABLE", "dev|viewed|names|VIEW");
        assertThat(
                        rows(
                                connection,
                                "SELECT column_name, data_type, character_maximum_length, numeric_precision, numeric_scale, is_nullable"
                                        + " FROM svv_columns WHERE table_schema = 'viewed' AND table_name = 'item' ORDER BY ordinal_position"))
                .containsExactly(
                        "id|integer||32|0|NO",
                        "name|character varying|20|||YES",
                        "price|numeric||8|2|YES",
                        "data|super||||YES");
        assertThat(rows(
                        connection,
                        "SELECT column_name, data_type, encoding, distkey, sortkey FROM svv_redshift_columns"
                                + " WHERE schema_name = 'viewed' AND table_name = 'item' ORDER BY ordinal_position"))
                .startsWith("id|integer|az64|t|0", "name|character varying(20)|none|f|1");
        assertThat(rows(
                        connection,
                        "SELECT t.table_type, count(*) FROM svv_all_tables t JOIN svv_all_columns c USING (schema_name, table_name)"
                                + " WHERE schema_name = 'viewed' GROUP BY 1 ORDER BY 1"))
                .containsExactly("TABLE|4", "VIEW|1");
    }

    @Test
    void theCatalogOf80IsThere() throws SQLException {
        assertThat(rows(
                        connection,
                        "SELECT c.relhasoids, c.reldiststyle, a.attisdistkey, a.attsortkeyord FROM pg_class c"
                                + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum IN (1, 2)"
                                + " WHERE c.relname = 'item' ORDER BY a.attnum"))
                .containsExactly("f|1|t|0", "f|1|f|1");
        assertThat(rows(connection, "SELECT proisagg FROM pg_proc WHERE proname = 'count' LIMIT 1"))
                .containsExactly("t");
        assertThat(
                        rows(
                                connection,
                                "SELECT \"tablename\", tableowner FROM \"pg_catalog\".\"pg_tables\" WHERE schemaname = 'viewed'"))
                .containsExactly("item|awsuser");
        assertThat(rows(
                        connection,
                        "SELECT constraint_type, column_name FROM information_schema.table_constraints"
                                + " JOIN information_schema.key_column_usage USING (constraint_schema, constraint_name)"
                                + " WHERE constraint_schema = 'viewed'"))
                .containsExactly("PRIMARY KEY|id");
    }

    @Test
    void usersAndPrivilegesAreSeen() throws SQLException {
        assertThat(rows(
                        connection,
                        "SELECT usename, usesuper FROM pg_user WHERE usename IN ('viewer', 'postgres', 'rdsdb')"
                                + " ORDER BY 1"))
                .containsExactly("rdsdb|t", "viewer|f");
        assertThat(rows(connection, "SELECT usesysid FROM pg_user_info WHERE usename = 'rdsdb'"))
                .containsExactly("1");
        assertThat(rows(
                        connection,
                        "SELECT relation_name, privilege_type, identity_type FROM svv_relation_privileges"
                                + " WHERE namespace_name = 'viewed' AND identity_name = 'viewer'"))
                .containsExactly("item|SELECT|user");
        assertThat(rows(
                        connection,
                        "SELECT privilege_type FROM svv_schema_privileges WHERE namespace_name = 'viewed'"
                                + " AND identity_name = 'viewer'"))
                .containsExactly("USAGE");
        assertThat(rows(connection, "SELECT datname FROM pg_database_info WHERE datname IN ('dev', 'postgres')"))
                .containsExactly("dev");
    }

    @Test
    void theClusterHasOneNodeWithTwoSlices() throws SQLException {
        assertThat(rows(connection, "SELECT node, slice, type FROM stv_slices ORDER BY slice"))
                .containsExactly("0|0|D", "0|1|D");
        assertThat(rows(
                        connection,
                        "SELECT count(*) FROM stv_node_storage_capacity WHERE used > 0 AND capacity > used"))
                .containsExactly("1");
    }

    @Test
    void whoLocksATableIsSeenUnderRedshiftsNames() throws SQLException {
        try (Connection writer = warehouse.connect()) {
            writer.setAutoCommit(false);
            run(writer, "INSERT INTO viewed.item (id) VALUES (1)");

            assertThat(
                            rows(
                                    connection,
                                    "SELECT txn_owner, lock_mode, granted FROM svv_transactions WHERE relation = 'viewed.item'::regclass::oid"))
                    .containsExactly("awsuser|ShareRowExclusiveLock|t");
            assertThat(rows(
                            connection,
                            "SELECT lock_status FROM stv_locks WHERE table_id = 'viewed.item'::regclass::oid"))
                    .containsExactly("Holding write lock");
            assertThat(rows(
                            connection,
                            "SELECT count(*) FROM svv_transactions t JOIN sys_transaction_history h ON h.transaction_id = t.xid"
                                    + " WHERE t.relation = 'viewed.item'::regclass::oid AND h.status = 'running'"))
                    .containsExactly("1");
            writer.rollback();
        }
    }

    @Test
    void sessionsAreListedWhileTheyLive() throws SQLException {
        int pid;
        try (Connection other = warehouse.connect()) {
            pid = Integer.parseInt(rows(other, "SELECT pg_backend_pid()").get(0));
            assertThat(rows(connection, "SELECT user_name, db_name FROM stv_sessions WHERE process = " + pid))
                    .containsExactly("awsuser|dev");
            assertThat(rows(connection, "SELECT DISTINCT status FROM sys_session_history WHERE session_id = " + pid))
                    .contains("open");
        }
        await().untilAsserted(() -> assertThat(rows(
                        connection,
                        "SELECT count(*) FROM stl_connection_log WHERE event = 'disconnecting session' AND pid = "
                                + pid))
                .isNotEqualTo(List.of("0")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "svv_external_schemas",
                "svv_external_tables",
                "svv_external_columns",
                "svv_external_databases",
                "svv_interleaved_columns",
                "svv_diskusage"
            })
    void whatTheWarehouseDoesNotHaveIsAnEmptyView(String view) throws SQLException {
        assertThat(rows(connection, "SELECT * FROM " + view)).isEmpty();
    }
}
