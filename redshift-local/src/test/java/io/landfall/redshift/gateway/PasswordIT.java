package io.landfall.redshift.gateway;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import io.landfall.redshift.access.Digests;
import io.landfall.redshift.access.PasswordMethod;
import io.landfall.redshift.access.StoredPassword;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(Warehouse.Shared.class)
class PasswordIT {
    private final Warehouse warehouse;

    @TempDir
    Path directory;

    PasswordIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @ParameterizedTest
    @EnumSource(PasswordMethod.class)
    void everyMethodTakesTheRightPasswordAndNoOther(PasswordMethod method) throws Exception {
        createUsers(method.name().toLowerCase(Locale.ROOT));
        String user = "pw_" + method.name().toLowerCase(Locale.ROOT);
        try (SecondGateway gateway =
                SecondGateway.start(warehouse, directory, ConnectionSettings.DEFAULT.asking(method))) {
            admits(gateway, "awsuser", "Secret-1");
            admits(gateway, user, "Own-Secret1");
            admits(gateway, user + "_md5", "Own-Secret2");
            admits(gateway, user + "_sha", "Own-Secret3");
            admits(gateway, user + "_salted", "Own-Secret4");
            for (String name : new String[] {"awsuser", user, user + "_md5", user + "_sha", user + "_off", "nobody"}) {
                refuses(gateway, name, "Other-Secret1");
            }
            refuses(gateway, user + "_off", "");
        }
    }

    private void createUsers(String suffix) throws SQLException {
        String user = "pw_" + suffix;
        String salted = "sha256|"
                + HexFormat.of().formatHex(Digests.sha256(Digests.bytes("Own-Secret4"), Digests.bytes("pepper")))
                + "|pepper";
        try (Connection connection = warehouse.connect()) {
            run(
                    connection,
                    "CREATE USER " + user + " PASSWORD 'Own-Secret1'",
                    "CREATE USER " + user + "_md5 PASSWORD '" + StoredPassword.md5Of(user + "_md5", "Own-Secret2")
                            + "'",
                    "CREATE USER " + user + "_sha WITH PASSWORD 'sha256|Own-Secret3' NOCREATEDB NOCREATEUSER",
                    "CREATE USER " + user + "_salted PASSWORD '" + salted + "'",
                    "CREATE USER " + user + "_off PASSWORD DISABLE CONNECTION LIMIT UNLIMITED");
        }
    }

    @Test
    void noPasswordIsKeptAsItIs() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE USER pw_kept PASSWORD 'Plain-Text1'");
            run(connection, "ALTER USER pw_kept PASSWORD 'sha256|Plain-Text1'");
            assertThat(rows(connection, "SELECT rolpassword FROM pg_authid WHERE rolname = 'pw_kept'")
                            .get(0))
                    .startsWith("sha256|")
                    .doesNotContain("Plain-Text1");
            run(connection, "ALTER USER pw_kept PASSWORD 'Plain-Text1'");
            assertThat(rows(connection, "SELECT rolpassword FROM pg_authid WHERE rolname = 'pw_kept'")
                            .get(0))
                    .isEqualTo(StoredPassword.md5Of("pw_kept", "Plain-Text1"));
        }
    }

    @Test
    void aUserCreatedBySqlIsNoSuperuserUnlessItSaysSo() throws Exception {
        try (Connection connection = warehouse.connect();
                SecondGateway gateway = SecondGateway.start(warehouse, directory, ConnectionSettings.DEFAULT)) {
            run(
                    connection,
                    "CREATE TABLE pw_secret (id INT)",
                    "CREATE USER pw_plain PASSWORD 'Own-Secret1'",
                    "CREATE USER pw_super PASSWORD 'Own-Secret1' CREATEUSER");
            try (Connection plain = gateway.connectPlain("pw_plain", "Own-Secret1")) {
                assertThat(rows(plain, "SELECT current_user, usesuper FROM pg_user WHERE usename = current_user"))
                        .containsExactly("pw_plain|f");
                run(plain, "CREATE TABLE pw_own (id INT)", "DROP TABLE pw_own");
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> rows(plain, "SELECT * FROM pw_secret"))
                        .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
            }
            try (Connection superuser = gateway.connectPlain("pw_super", "Own-Secret1")) {
                assertThat(rows(superuser, "SELECT count(*) FROM pw_secret")).containsExactly("0");
            }
        }
    }

    @Test
    void aPasswordEndsWhenItIsChangedOrItsTimeIsUp() throws Exception {
        try (Connection connection = warehouse.connect();
                SecondGateway gateway = SecondGateway.start(warehouse, directory, ConnectionSettings.DEFAULT)) {
            run(connection, "CREATE USER pw_ends PASSWORD 'Own-Secret1'");
            run(connection, "ALTER USER pw_ends PASSWORD 'Own-Secret2'");
            refuses(gateway, "pw_ends", "Own-Secret1");
            admits(gateway, "pw_ends", "Own-Secret2");
            run(connection, "ALTER USER pw_ends VALID UNTIL '2001-01-01'");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> gateway.connectPlain("pw_ends", "Own-Secret2"))
                    .withMessageContaining("password of user \"pw_ends\" has expired");
        }
    }

    @Test
    void optionsTheGatewayDoesNotEnforceAreRefused() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(
                            () -> run(connection, "CREATE USER pw_timeout PASSWORD 'Own-Secret1' SESSION TIMEOUT 60"))
                    .withMessageContaining("not supported by redshift-local: user option SESSION");
        }
    }

    private static void admits(SecondGateway gateway, String user, String password) throws SQLException {
        try (Connection connection = gateway.connectPlain(user, password)) {
            assertThat(rows(connection, "SELECT current_user")).containsExactly(user);
        }
    }

    private static void refuses(SecondGateway gateway, String user, String password) {
        assertThatExceptionOfType(SQLException.class)
                .as(user)
                .isThrownBy(() -> gateway.connectPlain(user, password))
                .withMessageContaining("password authentication failed for user \"" + user + "\"")
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("28000"));
    }
}
