package io.landfall.redshift.fault;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.fault.FaultRule.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import io.landfall.redshift.fault.Effect.When;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Warehouse.Shared.class)
class ConnectionFaultsIT {
    private final Warehouse warehouse;
    private final Faults faults;

    ConnectionFaultsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.faults = warehouse.local().faults();
    }

    @AfterEach
    void removeRules() {
        faults.clear();
    }

    @Test
    void aLoginIsRefusedAndTheNextOneIsNot() throws SQLException {
        faults.add(of(Trigger.connection(), Effect.fail(ErrorPreset.TOO_MANY_CONNECTIONS)));

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(warehouse::connect)
                .withMessageContaining("connection limit \"500\" exceeded for non-bootstrap users")
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("53300"));
        try (Connection connection = warehouse.connect()) {
            assertThat(rows(connection, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void aLoginBreaksOff() {
        faults.add(of(Trigger.connection(), Effect.drop(When.BEFORE)).named("login"));

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(warehouse::connect)
                .satisfies(broken -> assertThat(broken.getSQLState()).startsWith("08"));
        assertThat(faults.status("login").orElseThrow().fired()).isEqualTo(1);
    }

    @Test
    void aDelayedLoginSucceeds() throws SQLException {
        faults.add(of(Trigger.connection(), Effect.delay(Duration.ofMillis(1))).named("login"));

        try (Connection connection = warehouse.connect()) {
            assertThat(rows(connection, "SELECT 1")).containsExactly("1");
        }
        assertThat(faults.status("login").orElseThrow().fired()).isEqualTo(1);
    }

    @Test
    void onlyTheDatabaseOfTheRuleIsHit() throws SQLException {
        faults.add(of(Trigger.connection(), Effect.drop(When.BEFORE))
                .in(new SessionFilter(null, "elsewhere", null, null)));

        try (Connection connection = warehouse.connect()) {
            assertThat(rows(connection, "SELECT 1")).containsExactly("1");
        }
    }
}
