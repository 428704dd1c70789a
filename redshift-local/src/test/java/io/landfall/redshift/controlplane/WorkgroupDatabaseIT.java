package io.landfall.redshift.controlplane;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftserverless.model.Endpoint;
import software.amazon.awssdk.services.redshiftserverless.model.GetCredentialsResponse;
import software.amazon.awssdk.services.redshiftserverless.model.NamespaceStatus;
import software.amazon.awssdk.services.redshiftserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftserverless.model.ValidationException;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;
import software.amazon.awssdk.services.redshiftserverless.model.WorkgroupStatus;

/** Workgroups with real databases and the real driver. */
class WorkgroupDatabaseIT {

    private static final Duration START = Duration.ofSeconds(60);

    private AwsFixture aws;

    @BeforeEach
    void start(@TempDir Path directory) {
        aws = new AwsFixture(directory, new EmbeddedWarehouses(directory));
        aws.serverless.createNamespace(r -> r.namespaceName("sales")
                .dbName("sparkify")
                .adminUsername("boss")
                .adminUserPassword("Passw0rd"));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void rowsSurviveDeletingTheWorkgroupAndAreReadWithANewPassword() throws SQLException {
        Endpoint first = createWorkgroup("sales", "first");
        try (Connection connection = connect(first, "boss", "Passw0rd")) {
            run(
                    connection,
                    "CREATE TABLE songs (title VARCHAR(20))",
                    "INSERT INTO songs VALUES ('Der Kleine Dompfaff')");
        }
        aws.serverless.deleteWorkgroup(r -> r.workgroupName("first"));
        await().untilAsserted(
                        () -> assertThatThrownBy(() -> get("first")).isInstanceOf(ResourceNotFoundException.class));
        assertThatThrownBy(() -> connect(first, "boss", "Passw0rd")).isInstanceOf(SQLException.class);

        aws.serverless.updateNamespace(
                r -> r.namespaceName("sales").adminUsername("boss").adminUserPassword("N3wSecret"));
        await().untilAsserted(() -> assertThat(aws.serverless
                        .getNamespace(r -> r.namespaceName("sales"))
                        .namespace()
                        .status())
                .isEqualTo(NamespaceStatus.AVAILABLE));
        Endpoint second = createWorkgroup("sales", "second");
        assertThatThrownBy(() -> connect(second, "boss", "Passw0rd"))
                .hasMessageContaining("password authentication failed");
        try (Connection connection = connect(second, "boss", "N3wSecret")) {
            assertThat(rows(connection, "SELECT title, current_database() FROM songs"))
                    .containsExactly("Der Kleine Dompfaff|sparkify");
        }
    }

    @Test
    void theCallerLogsInWithTemporaryCredentials() throws SQLException {
        Endpoint endpoint = createWorkgroup("sales", "compute");
        Instant before = Instant.now();
        GetCredentialsResponse issued = aws.serverless.getCredentials(
                r -> r.workgroupName("compute").dbName("sparkify").durationSeconds(1200));
        assertThat(issued.dbUser()).isEqualTo("IAMR:local");
        assertThat(issued.expiration()).isAfter(before.plusSeconds(1198));
        assertThat(issued.nextRefreshTime()).isBetween(before, issued.expiration());
        try (Connection connection = connect(endpoint, issued.dbUser(), issued.dbPassword())) {
            assertThat(rows(connection, "SELECT current_user")).containsExactly("IAMR:local");
        }
        assertThatThrownBy(() -> aws.serverless.getCredentials(
                        r -> r.workgroupName("compute").durationSeconds(899)))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> aws.serverless.getCredentials(
                        r -> r.workgroupName("compute").dbName("a/b")))
                .isInstanceOf(ValidationException.class);
    }

    private Endpoint createWorkgroup(String namespace, String name) {
        aws.serverless.createWorkgroup(r -> r.namespaceName(namespace).workgroupName(name));
        return awaitAvailable(name);
    }

    private Endpoint awaitAvailable(String name) {
        await().atMost(START).untilAsserted(() -> assertThat(get(name).status()).isEqualTo(WorkgroupStatus.AVAILABLE));
        return get(name).endpoint();
    }

    private Workgroup get(String name) {
        return aws.serverless.getWorkgroup(r -> r.workgroupName(name)).workgroup();
    }

    private static Connection connect(Endpoint endpoint, String user, String password) throws SQLException {
        String url = "jdbc:redshift://%s:%d/sparkify?ssl=false".formatted(endpoint.address(), endpoint.port());
        return DriverManager.getConnection(url, user, password);
    }
}
