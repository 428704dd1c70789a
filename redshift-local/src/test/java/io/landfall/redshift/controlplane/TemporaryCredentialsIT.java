package io.landfall.redshift.controlplane;

import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.Warehouse;
import io.landfall.redshift.access.TemporaryUser;
import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshift.model.ClusterNotFoundException;
import software.amazon.awssdk.services.redshift.model.GetClusterCredentialsResponse;
import software.amazon.awssdk.services.redshift.model.GetClusterCredentialsWithIamResponse;
import software.amazon.awssdk.services.redshift.model.RedshiftException;

@ExtendWith(Warehouse.Shared.class)
class TemporaryCredentialsIT {
    private final Warehouse warehouse;
    private AwsFixture aws;

    TemporaryCredentialsIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        aws = new AwsFixture(directory, new SharedDatabase());
        aws.redshift.createCluster(AwsFixture.cluster("issuing").build());
        aws.waiter().waitUntilClusterAvailable(request -> request.clusterIdentifier("issuing"));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aUserOfTheDatabaseLogsInWithWhatWasIssued() throws SQLException {
        try (Connection connection = warehouse.connect()) {
            run(connection, "CREATE USER tmp_analyst PASSWORD DISABLE", "CREATE GROUP tmp_readers");
        }
        Instant before = Instant.now();
        GetClusterCredentialsResponse issued =
                aws.redshift.getClusterCredentials(request -> request.clusterIdentifier("issuing")
                        .dbUser("tmp_analyst")
                        .dbGroups("tmp_readers")
                        .durationSeconds(1200));

        assertThat(issued.dbUser()).isEqualTo("IAM:tmp_analyst");
        assertThat(Duration.between(before, issued.expiration()))
                .isBetween(Duration.ofSeconds(1199), Duration.ofSeconds(1260));
        try (Connection connection = connect(issued.dbUser(), issued.dbPassword())) {
            assertThat(rows(
                            connection,
                            "SELECT current_user, pg_has_role('tmp_readers', 'member'), usesuper"
                                    + " FROM pg_user WHERE usename = current_user"))
                    .containsExactly("tmp_analyst|t|f");
        }
        refuses(issued.dbUser(), "Other-Secret1", "password authentication failed");
        refuses("tmp_analyst", issued.dbPassword(), "password authentication failed");
    }

    @Test
    void aUserWhoIsNotThereIsCreatedOnlyOnRequest() throws SQLException {
        GetClusterCredentialsResponse absent = aws.redshift.getClusterCredentials(
                request -> request.clusterIdentifier("issuing").dbUser("tmp_absent"));
        refuses(absent.dbUser(), absent.dbPassword(), "user \"tmp_absent\" does not exist");

        GetClusterCredentialsResponse created = aws.redshift.getClusterCredentials(request ->
                request.clusterIdentifier("issuing").dbUser("tmp_created").autoCreate(true));
        assertThat(created.dbUser()).isEqualTo("IAMA:tmp_created");
        try (Connection connection = connect(created.dbUser(), created.dbPassword())) {
            assertThat(rows(connection, "SELECT current_user")).containsExactly("tmp_created");
        }
    }

    @Test
    void theCallerLogsInAsItself() throws SQLException {
        GetClusterCredentialsWithIamResponse issued = aws.redshift.getClusterCredentialsWithIAM(
                request -> request.clusterIdentifier("issuing").durationSeconds(900));

        assertThat(issued.dbUser()).isEqualTo("IAMR:local");
        assertThat(issued.nextRefreshTime()).isBefore(issued.expiration());
        try (Connection connection = connect(issued.dbUser(), issued.dbPassword())) {
            assertThat(rows(connection, "SELECT current_user")).containsExactly("IAMR:local");
        }
    }

    @Test
    void whatHasExpiredIsRefused() throws SQLException {
        Instant past = Instant.now().minusSeconds(1);
        warehouse.local().admit(new TemporaryUser("IAM:awsuser", "awsuser", "Old-Secret1", false, List.of(), past));

        refuses("IAM:awsuser", "Old-Secret1", "password of user \"IAM:awsuser\" has expired");
    }

    @Test
    void aGroupWhichIsNotThereIsRefusedAtTheLogin() {
        GetClusterCredentialsResponse issued = aws.redshift.getClusterCredentials(request ->
                request.clusterIdentifier("issuing").dbUser("awsuser").dbGroups("tmp_nowhere"));

        refuses(issued.dbUser(), issued.dbPassword(), "group \"tmp_nowhere\" does not exist");
    }

    @Test
    void wrongRequestsAreRefusedAsByTheApi() {
        assertThatExceptionOfType(ClusterNotFoundException.class)
                .isThrownBy(() -> aws.redshift.getClusterCredentials(
                        request -> request.clusterIdentifier("absent").dbUser("awsuser")));
        assertThatExceptionOfType(RedshiftException.class)
                .isThrownBy(() -> aws.redshift.getClusterCredentials(request ->
                        request.clusterIdentifier("issuing").dbUser("awsuser").durationSeconds(899)))
                .satisfies(refused ->
                        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
        assertThatExceptionOfType(RedshiftException.class)
                .isThrownBy(() -> aws.redshift.getClusterCredentials(
                        request -> request.clusterIdentifier("issuing").dbUser("a:b")));
    }

    private Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(warehouse.local().jdbcUrl(), user, password);
    }

    private void refuses(String user, String password, String reason) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connect(user, password))
                .withMessageContaining(reason)
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("28000"));
    }

    /** Every cluster is the shared warehouse. */
    private final class SharedDatabase implements WarehouseHost {

        @Override
        public Endpoint start(ClusterSpec spec) {
            return new Endpoint("127.0.0.1", warehouse.local().port());
        }

        @Override
        public void stop(String clusterId) {
            // It belongs to all tests.
        }

        @Override
        public void delete(String clusterId) {
            // It belongs to all tests.
        }

        @Override
        public void admit(String clusterId, TemporaryUser user) {
            warehouse.local().admit(user);
        }
    }
}
