package io.landfall.redshift.gateway;

import static io.landfall.redshift.Warehouse.ROLE;
import static io.landfall.redshift.Warehouse.rows;
import static io.landfall.redshift.Warehouse.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.RawClient;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.StartupPacket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(Warehouse.Shared.class)
class CancelIT {
    /** Runs for some time and ends by itself. */
    private static final String LONG_QUERY =
            "SELECT count(*) FROM pg_catalog.pg_attribute a, pg_catalog.pg_attribute b";

    private final Warehouse warehouse;

    @TempDir
    Path directory;

    CancelIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** S3 that takes connections and never answers. */
    private static ServerSocket silentS3() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private SecondGateway inFrontOf(ServerSocket s3) throws Exception {
        URI endpoint = URI.create("http://127.0.0.1:" + s3.getLocalPort());
        return SecondGateway.start(warehouse, directory, ConnectionSettings.DEFAULT, endpoint);
    }

    @Test
    void theDriversTimeoutEndsACopyThatWaitsForS3() throws Exception {
        try (ServerSocket s3 = silentS3();
                SecondGateway gateway = inFrontOf(s3);
                Connection connection = gateway.connectPlain("awsuser", "Secret-1");
                Statement statement = connection.createStatement()) {
            run(connection, "CREATE TABLE cancel_copy (id INT)");
            connection.setAutoCommit(false);
            run(connection, "INSERT INTO cancel_copy VALUES (1)");
            statement.setQueryTimeout(1);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute("COPY cancel_copy FROM 's3://landing/a' " + ROLE))
                    .withMessageMatching("(?s).*Query \\(\\d+\\) cancelled on user's request.*")
                    .satisfies(cancelled -> assertThat(cancelled.getSQLState()).isEqualTo("57014"));
            connection.rollback();
            assertThat(rows(connection, "SELECT count(*) FROM cancel_copy")).containsExactly("0");
        }
    }

    @Test
    void aCancelledCopyAnswersInItsPlaceInThePipeline() throws Exception {
        try (ServerSocket s3 = silentS3();
                SecondGateway gateway = inFrontOf(s3);
                RawClient client = RawClient.connect(gateway.port())) {
            client.query("CREATE TABLE cancel_pipe (id INT)");
            client.pipeline("INSERT INTO cancel_pipe VALUES (1)");
            client.pipeline("COPY cancel_pipe FROM 's3://landing/a' " + ROLE);
            client.pipeline("INSERT INTO cancel_pipe VALUES (2)");
            client.send(ClientMessages.sync()).flush();
            s3.accept();
            cancel(gateway.port(), client.key());

            assertThat(client.answers()).isEqualTo("12C" + "12E" + "Z");
            assertThat(client.error().sqlState()).isEqualTo("57014");
            client.query("SELECT count(*) FROM cancel_pipe");
            assertThat(client.value()).isEqualTo("0");
        }
    }

    @Test
    void aKeyThatNobodyHasCancelsNothing() throws Exception {
        try (ServerSocket s3 = silentS3();
                SecondGateway gateway = inFrontOf(s3);
                RawClient client = RawClient.connect(gateway.port())) {
            client.send(ClientMessages.query(LONG_QUERY)).flush();
            StartupPacket.Cancel key = client.key();
            cancel(gateway.port(), new StartupPacket.Cancel(key.pid(), key.secret() + 1));
            cancel(gateway.port(), new StartupPacket.Cancel(key.pid() + 1, key.secret()));

            assertThat(client.answers()).isEqualTo("TDCZ");
        }
    }

    /** Returns when the gateway has closed the connection: the request has been carried out. */
    private static void cancel(int port, StartupPacket.Cancel key) throws IOException {
        try (MessageStream request = RawClient.open(port)) {
            request.writeUntyped(key.toBytes());
            request.flush();
            assertThatExceptionOfType(IOException.class).isThrownBy(request::read);
        }
    }

    @Test
    void aTerminatedSessionIsToldSoWhileItRests() throws Exception {
        try (RawClient client = RawClient.connect(warehouse.local().port());
                Connection connection = warehouse.connect()) {
            client.query("BEGIN");
            client.query("SELECT pg_backend_pid()");
            run(connection, "SELECT pg_terminate_backend(" + client.value() + ")");

            assertThat(client.answers()).isEqualTo("E.");
            assertThat(client.error().sqlState()).isEqualTo("57P01");
        }
    }

    @Test
    void aTerminatedSessionIsToldSoWhileItWorks() throws Exception {
        try (RawClient client = RawClient.connect(warehouse.local().port());
                Connection connection = warehouse.connect()) {
            client.query("SELECT pg_backend_pid()");
            String pid = client.value();
            client.send(ClientMessages.query(Warehouse.ENDLESS_QUERY + " /* 60 */"))
                    .flush();
            awaitActivity(connection, "pid = " + pid + " AND state = 'active' AND query LIKE '%/* 60 */'", 1);
            run(connection, "SELECT pg_terminate_backend(" + pid + ")");

            assertThat(client.answers()).isEqualTo("TE.");
            assertThat(client.error().sqlState()).isEqualTo("57P01");
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleOfAQueryFreesItsProcess() throws Exception {
        try (Connection connection = warehouse.connect()) {
            RawClient client = RawClient.connect(warehouse.local().port());
            client.send(ClientMessages.query(Warehouse.ENDLESS_QUERY + " /* 61 */"))
                    .flush();
            awaitActivity(connection, "state = 'active' AND query LIKE '%/* 61 */'", 1);
            client.close();

            awaitActivity(connection, "state = 'active' AND query LIKE '%/* 61 */'", 0);
        }
    }

    @Test
    void aClientThatLeavesInTheMiddleOfACopyFreesItsProcess() throws Exception {
        try (ServerSocket s3 = silentS3();
                SecondGateway gateway = inFrontOf(s3);
                Connection connection = warehouse.connect()) {
            run(connection, "CREATE TABLE cancel_left (id INT)");
            RawClient client = RawClient.connect(gateway.port(), "application_name", "leaving");
            client.send(ClientMessages.query("COPY cancel_left FROM 's3://landing/a' " + ROLE))
                    .flush();
            s3.accept();
            awaitActivity(connection, "application_name = 'leaving'", 1);
            client.close();

            awaitActivity(connection, "application_name = 'leaving'", 0);
        }
    }

    @Test
    void aServerThatStopsTellsItsClients() throws Exception {
        ServerSocket s3 = silentS3();
        SecondGateway gateway = inFrontOf(s3);
        try (s3;
                RawClient resting = RawClient.connect(gateway.port());
                RawClient working = RawClient.connect(gateway.port())) {
            working.query("CREATE TABLE cancel_stop (id INT)");
            working.send(ClientMessages.query("COPY cancel_stop FROM 's3://landing/a' " + ROLE))
                    .flush();
            s3.accept();
            gateway.close();

            assertThat(resting.answers()).isEqualTo("E.");
            assertThat(resting.error().sqlState()).isEqualTo("57P01");
            assertThat(working.answers()).isEqualTo("EZ");
            assertThat(working.answers()).isEqualTo("E.");
            assertThat(working.error().sqlState()).isEqualTo("57P01");
        }
    }

    private static void awaitActivity(Connection connection, String condition, int count) {
        Awaitility.await().until(() -> rows(
                        connection,
                        "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND " + condition)
                .equals(List.of(Integer.toString(count))));
    }
}
