package io.landfall.redshift.fault;

import static io.landfall.redshift.Warehouse.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.FaultSettings;
import io.landfall.redshift.LocalWarehouse;
import io.landfall.redshift.LocalWarehouseConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsAtStartIT {
    @TempDir
    private Path directory;

    private LocalWarehouseConfig config() {
        URI noS3 = URI.create("http://127.0.0.1:1");
        return new LocalWarehouseConfig(
                directory.resolve("pg"), "127.0.0.1", 0, "dev", "awsuser", "Secret-1", noS3, "us-west-2");
    }

    private FaultSettings rules(String json) throws IOException {
        Path file = Files.writeString(directory.resolve("faults.json"), json.replace('\'', '"'));
        return new FaultSettings(OptionalInt.empty(), Optional.of(file));
    }

    @Test
    void aBrokenFileKeepsTheWarehouseFromStarting() throws IOException {
        LocalWarehouseConfig broken = config().with(rules("[\n{'trigger': {'on': 'never'}}]"));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> LocalWarehouse.start(broken))
                .withMessageContaining("faults.json:2:14: trigger.on: is \"never\", allowed are statement, commit");
        assertThat(directory.resolve("pg")).doesNotExist();
    }

    @Test
    void rulesOfTheFileAreInForceAndTheAdminPortIsClosedUnlessAskedFor() throws IOException, SQLException {
        assertThat(config().faults()).isEqualTo(FaultSettings.OFF);
        FaultSettings rules = rules("[{'id': 'early', 'trigger': {'on': 'statement', 'matching': 'select 17'},"
                + " 'effect': {'do': 'error', 'preset': 'deadlock'}}]");

        try (LocalWarehouse warehouse = LocalWarehouse.start(config().with(rules));
                Connection connection = DriverManager.getConnection(warehouse.jdbcUrl(), "awsuser", "Secret-1")) {
            assertThat(warehouse.adminUri()).isEmpty();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> rows(connection, "SELECT 17"))
                    .satisfies(failed -> assertThat(failed.getSQLState()).isEqualTo("40P01"));
            assertThat(warehouse.faults().status("early").orElseThrow().fired()).isEqualTo(1);
        }
    }
}
