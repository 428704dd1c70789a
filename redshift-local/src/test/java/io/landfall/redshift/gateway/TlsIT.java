package io.landfall.redshift.gateway;

import static io.landfall.redshift.Warehouse.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.landfall.redshift.RawClient;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.tls.ServerCertificate;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.PayloadBuilder;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StartupPacket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Warehouse.Shared.class)
class TlsIT {
    private final Warehouse warehouse;

    @TempDir
    Path directory;

    /** Takes TLS only, so that whoever gets in has used it. */
    private SecondGateway gateway;

    TlsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void start() throws Exception {
        gateway = SecondGateway.start(warehouse, directory, ConnectionSettings.DEFAULT.requiringTls());
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
    }

    @Test
    void theDriversDefaultVerifiesTheCertificateAuthority() throws SQLException {
        String authority = gateway.certificateAuthority().toString();
        try (Connection connection = gateway.connect("awsuser", "Secret-1", "sslRootCert", authority)) {
            assertThat(rows(connection, "SELECT repeat('x', 100000)").get(0)).hasSize(100_000);
        }
    }

    @Test
    void theDriverVerifiesTheHostName() throws SQLException {
        String authority = gateway.certificateAuthority().toString();
        try (Connection connection =
                gateway.connect("awsuser", "Secret-1", "sslRootCert", authority, "sslmode", "verify-full")) {
            assertThat(rows(connection, "SELECT 1")).containsExactly("1");
        }
        try (Connection connection =
                DriverManager.getConnection(warehouse.local().tlsJdbcUrl(), "awsuser", "Secret-1")) {
            assertThat(rows(connection, "SELECT 1")).containsExactly("1");
        }
    }

    @Test
    void anotherAuthorityIsNotTrusted(@TempDir Path elsewhere) throws IOException {
        String other =
                ServerCertificate.in(elsewhere, List.of()).authorityFile().toString();

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> gateway.connect("awsuser", "Secret-1", "sslRootCert", other));
    }

    @Test
    void plainTextIsRefusedWhereTlsIsRequired() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> gateway.connectPlain("awsuser", "Secret-1"))
                .withMessageContaining(
                        "no pg_hba.conf entry for host \"127.0.0.1\", user \"awsuser\"," + " database \"dev\", SSL off")
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("28000"));
    }

    @Test
    void whatCameBeforeTheEncryptionDoesNotCount() throws IOException {
        try (MessageStream stream = RawClient.open(gateway.port())) {
            stream.writeUntyped(
                    new PayloadBuilder().int32(StartupPacket.SSL_CODE).toBytes());
            stream.writeUntyped(RawClient.startup().toBytes());
            stream.flush();

            Message refusal = stream.read();
            assertThat(ServerError.parse(refusal).message()).isEqualTo("received unencrypted data after SSL request");
        }
    }

    @Test
    void psqlVerifiesAuthorityAndHostName() throws Exception {
        Process probe = new ProcessBuilder("sh", "-c", "command -v psql").start();
        assumeTrue(probe.waitFor() == 0, "psql is not installed");

        assertThat(psql("verify-ca")).contains("42");
        assertThat(psql("verify-full")).contains("42");
        assertThat(psql("disable")).contains("SSL off");
    }

    private String psql(String mode) throws Exception {
        String target = "host=localhost port=" + gateway.port() + " user=awsuser dbname=dev sslmode=" + mode
                + " sslrootcert=" + gateway.certificateAuthority();
        ProcessBuilder builder =
                new ProcessBuilder("psql", target, "-X", "-A", "-t", "-c", "SELECT 41 + 1").redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", "Secret-1");
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
