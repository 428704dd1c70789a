package io.landfall.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.landfall.redshift.controlplane.ControlPlane;
import io.landfall.redshift.controlplane.ControlPlaneConfig;
import io.landfall.redshift.controlplane.timing.Timings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.ClusterNotFoundException;

class ClusterDatabasesIT {

    private static final String PASSWORD = "Passw0rd";

    @TempDir
    Path directory;

    private final Ports ports = Ports.free();
    private ControlPlane controlPlane;
    private RedshiftClient redshift;

    @BeforeEach
    void start() {
        StackSettings settings = new StackSettings(
                directory, List.of(directory), "us-west-2", "dwh", StateDirectory.below(directory), ports);
        controlPlane = ControlPlane.start(new ControlPlaneConfig(
                settings.state().data("aws"),
                StackSettings.HOST,
                0,
                "us-west-2",
                "000000000000",
                Timings.all(Duration.ofMillis(50)),
                new ClusterDatabases(settings)));
        redshift = RedshiftClient.builder()
                .endpointOverride(controlPlane.endpoint())
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterEach
    void stop() {
        redshift.close();
        controlPlane.close();
    }

    @Test
    void rowsOutliveAPauseAndARestartOnTheStacksPort() throws SQLException {
        create("dwh");
        try (Connection session = connect("dwh")) {
            run(session, "CREATE TABLE kept (id INT)", "INSERT INTO kept VALUES (1)");
            redshift.pauseCluster(r -> r.clusterIdentifier("dwh"));
            awaitStatus("dwh", "paused");
            assertThatThrownBy(() -> run(session, "SELECT 1")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> connect("dwh")).isInstanceOf(SQLException.class);

        stop();
        start();
        assertThat(describe("dwh").clusterStatus()).isEqualTo("paused");
        redshift.resumeCluster(r -> r.clusterIdentifier("dwh"));
        awaitStatus("dwh", "available");
        assertThat(describe("dwh").endpoint().port()).isEqualTo(ports.warehouse());
        assertThat(rows("dwh", "kept")).containsExactly(1);
    }

    @Test
    void snapshotsOfARunningAndOfADeletedClusterAreRestoredBesideEachOther() throws SQLException {
        create("dwh");
        try (Connection session = connect("dwh")) {
            run(session, "CREATE TABLE kept (id INT)", "INSERT INTO kept VALUES (1)");
            redshift.createClusterSnapshot(r -> r.clusterIdentifier("dwh").snapshotIdentifier("while-running"));
            awaitSnapshot("while-running");
            run(session, "INSERT INTO kept VALUES (2)");
        }
        redshift.restoreFromClusterSnapshot(r -> r.clusterIdentifier("earlier").snapshotIdentifier("while-running"));
        awaitStatus("earlier", "available");
        assertThat(rows("earlier", "kept")).containsExactly(1);
        assertThat(rows("dwh", "kept")).containsExactly(1, 2);
        assertThat(describe("earlier").endpoint().port()).isNotEqualTo(ports.warehouse());

        redshift.deleteCluster(r -> r.clusterIdentifier("dwh").finalClusterSnapshotIdentifier("last"));
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThatThrownBy(() -> describe("dwh"))
                .isInstanceOf(ClusterNotFoundException.class));
        redshift.restoreFromClusterSnapshot(r -> r.clusterIdentifier("dwh").snapshotIdentifier("last"));
        awaitStatus("dwh", "available");
        assertThat(rows("dwh", "kept")).containsExactly(1, 2);
        assertThat(rows("earlier", "kept")).containsExactly(1);
        assertThat(describe("dwh").endpoint().port()).isEqualTo(ports.warehouse());

        redshift.deleteClusterSnapshot(r -> r.snapshotIdentifier("last"));
        assertThat(StateDirectory.below(directory).data("snapshots").resolve("while-running"))
                .isDirectory();
        assertThat(Files.exists(
                        StateDirectory.below(directory).data("snapshots").resolve("last")))
                .isFalse();
    }

    @Test
    void aPasswordIsChangedWhateverSqlMadeOfItAndSessionsStay() throws SQLException {
        create("dwh");
        try (Connection session = connect("dwh")) {
            run(session, "ALTER USER awsuser PASSWORD 'BySql-123'");
            assertThatThrownBy(() -> connect("dwh")).isInstanceOf(SQLException.class);
            redshift.modifyCluster(r -> r.clusterIdentifier("dwh").masterUserPassword(PASSWORD));
            awaitStatus("dwh", "available");
            run(session, "SELECT 1");
        }
        try (Connection again = connect("dwh")) {
            assertThat(again.isValid(20)).isTrue();
        }
    }

    private void create(String identifier) {
        redshift.createCluster(r -> r.clusterIdentifier(identifier)
                .nodeType("ra3.large")
                .masterUsername("awsuser")
                .masterUserPassword(PASSWORD));
        awaitStatus(identifier, "available");
    }

    private Cluster describe(String identifier) {
        return redshift.describeClusters(r -> r.clusterIdentifier(identifier))
                .clusters()
                .get(0);
    }

    private void awaitStatus(String identifier, String status) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> describe(identifier).clusterStatus().equals(status));
    }

    private void awaitSnapshot(String identifier) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> redshift.describeClusterSnapshots(r -> r.snapshotIdentifier(identifier))
                        .snapshots()
                        .get(0)
                        .status()
                        .equals("available"));
    }

    private Connection connect(String identifier) throws SQLException {
        int port = describe(identifier).endpoint().port();
        return DriverManager.getConnection(
                "jdbc:redshift://127.0.0.1:" + port + "/dev?ssl=false&loginTimeout=60", "awsuser", PASSWORD);
    }

    private List<Integer> rows(String identifier, String table) throws SQLException {
        try (Connection session = connect(identifier);
                Statement select = session.createStatement();
                ResultSet rows = select.executeQuery("SELECT id FROM " + table + " ORDER BY id")) {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        }
    }

    private static void run(Connection session, String... statements) throws SQLException {
        try (Statement statement = session.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
