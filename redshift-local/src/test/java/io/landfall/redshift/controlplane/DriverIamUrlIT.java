package io.landfall.redshift.controlplane;

import static io.landfall.redshift.Warehouse.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.landfall.redshift.Warehouse;
import io.landfall.redshift.access.TemporaryUser;
import io.landfall.redshift.controlplane.warehouse.ClusterSpec;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import io.landfall.redshift.controlplane.warehouse.WarehouseHost;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The driver asks the control plane where the cluster is and for a password, and then logs in with it. */
@ExtendWith(Warehouse.Shared.class)
class DriverIamUrlIT {

    private final Warehouse warehouse;
    private AwsFixture aws;

    DriverIamUrlIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void start(@TempDir Path directory) {
        aws = new AwsFixture(directory, new SharedDatabase());
        aws.launch(AwsFixture.cluster("sparkify").dbName("dev").build());
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void theUrlNamesClusterAndRegionAlone() throws SQLException {
        Properties properties = properties();
        properties.setProperty("DbUser", "awsuser");
        try (Connection connection =
                DriverManager.getConnection("jdbc:redshift:iam://sparkify:us-west-2/dev", properties)) {
            assertThat(rows(connection, "SELECT current_user")).containsExactly("awsuser");
        }
    }

    @Test
    void theUrlNamesTheHostAndThePropertiesTheCluster() throws SQLException {
        Properties properties = properties();
        properties.setProperty("DbUser", "iam_url_user");
        properties.setProperty("AutoCreate", "true");
        properties.setProperty("ClusterID", "sparkify");
        properties.setProperty("Region", "us-west-2");
        String url = "jdbc:redshift:iam://127.0.0.1:" + warehouse.local().port() + "/dev";
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            assertThat(rows(connection, "SELECT current_user")).containsExactly("iam_url_user");
        }
    }

    @Test
    void aCallerWithoutAUserLogsInAsItself() throws SQLException {
        Properties properties = properties();
        properties.setProperty("GroupFederation", "true");
        try (Connection connection =
                DriverManager.getConnection("jdbc:redshift:iam://sparkify:us-west-2/dev", properties)) {
            assertThat(rows(connection, "SELECT current_user")).containsExactly("IAMR:local");
        }
    }

    @Test
    void ofSeveralClustersTheUrlMustNameThePort() throws SQLException {
        aws.launch(AwsFixture.cluster("second").dbName("dev").build());
        Properties properties = properties();
        properties.setProperty("DbUser", "awsuser");
        properties.setProperty("IAMDisableCache", "true");
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:redshift:iam://sparkify:us-west-2/dev", properties))
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("2 clusters are available at 127.0.0.1");
        properties.setProperty("ClusterID", "second");
        properties.setProperty("Region", "us-west-2");
        String url = "jdbc:redshift:iam://127.0.0.1:" + warehouse.local().port() + "/dev";
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            assertThat(rows(connection, "SELECT current_user")).containsExactly("awsuser");
        }
    }

    @Test
    void aClusterThatIsNotThereIsNamedInTheError() {
        Properties properties = properties();
        properties.setProperty("DbUser", "awsuser");
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:redshift:iam://absent:us-west-2/dev", properties))
                .isInstanceOf(SQLException.class)
                .hasStackTraceContaining("Cluster absent not found");
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("AccessKeyID", "any");
        properties.setProperty("SecretAccessKey", "any");
        properties.setProperty("EndpointUrl", aws.endpoint().toString());
        properties.setProperty("StsEndpointUrl", aws.endpoint().toString());
        // With IAM the driver insists on TLS.
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty(
                "sslRootCert", warehouse.local().certificateAuthority().toString());
        return properties;
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
