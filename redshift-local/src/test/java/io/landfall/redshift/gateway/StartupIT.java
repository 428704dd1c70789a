package io.landfall.redshift.gateway;

import static io.landfall.redshift.Warehouse.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.RawClient;
import io.landfall.redshift.Warehouse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class StartupIT {
    private final Warehouse warehouse;

    StartupIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    private RawClient connect(String... parameters) throws IOException {
        return RawClient.connect(warehouse.local().port(), parameters);
    }

    @Test
    void parametersOfAllClientsAreTakenOrDropped() throws IOException {
        try (RawClient client = connect(
                "client_encoding", "UTF8",
                "DateStyle", "ISO",
                "TimeZone", "Europe/Berlin",
                "_pq_.compression", "zstd",
                "extra_float_digits", "2",
                "application_name", "[main] a.b.C",
                "driver_version", "Redshift JDBC Driver 2.2.6",
                "os_version", "Linux 6.1 amd64",
                "plugin_name", "none",
                "client_protocol_version", "3",
                "idp_type", "azure",
                "search_path", "pg_catalog",
                "replication", "false")) {
            assertThat(client.greeting()).matches("RS+KZ");
            assertThat(client.message('K').payload()).hasSize(8);
            client.query("SELECT current_setting('search_path') || current_setting('timezone')");
            assertThat(client.value()).isEqualTo("pg_catalogEurope/Berlin");
        }
    }

    @Test
    void optionsAreSettings() throws IOException {
        try (RawClient client =
                connect("options", "-c statement_timeout=4242 -c query_group=etl\\ night --datestyle=ISO,DMY")) {
            client.query("SELECT current_setting('statement_timeout') || current_setting('datestyle')");
            assertThat(client.value()).isEqualTo("4242msISO, DMY");
            client.query("SHOW query_group");
            assertThat(client.value()).isEqualTo("etl night");
        }
    }

    @Test
    void theVersionIsRedshiftsEverywhere() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            assertThat(connection.getMetaData().getDatabaseProductVersion()).isEqualTo("8.0.2");
            assertThat(rows(connection, "SELECT version()").get(0)).startsWith("PostgreSQL 8.0.2 on ");
            assertThat(rows(connection, "SHOW server_version")).containsExactly("8.0.2");
            assertThat(rows(connection, "SHOW server_version_num")).containsExactly("80002");
        }
    }

    @Test
    void replicationIsRefused() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> connect("replication", "database"))
                .withMessage("0A000");
    }

    @Test
    void anUnknownDatabaseIsRefused() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> connect("database", "nowhere"))
                .withMessage("3D000");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> connect("database", ""))
                .withMessage("3D000");
    }

    @Test
    void theDriversOptionsPropertyIsTaken() throws SQLException {
        String url = warehouse.local().jdbcUrl() + "&options=-c%20query_group=nightly";
        try (Connection connection = DriverManager.getConnection(url, "awsuser", "Secret-1")) {
            assertThat(rows(connection, "SHOW query_group")).containsExactly("nightly");
        }
    }
}
