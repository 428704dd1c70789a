package io.landfall.redshift.gateway;

import io.landfall.redshift.Warehouse;
import io.landfall.redshift.access.Logins;
import io.landfall.redshift.catalog.ConflictHistory;
import io.landfall.redshift.catalog.DatabaseUsers;
import io.landfall.redshift.catalog.LoadHistory;
import io.landfall.redshift.catalog.UnloadHistory;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.history.ActivityHistory;
import io.landfall.redshift.statement.Journals;
import io.landfall.redshift.statement.SharedServices;
import io.landfall.redshift.tls.ServerCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/** Another gateway in front of the PostgreSQL of the shared warehouse, with other settings. */
final class SecondGateway implements AutoCloseable {
    static final URI NO_S3 = URI.create("http://127.0.0.1:1");

    private final GatewayServer server;
    private final ObjectStore store;
    private final ServerCertificate certificate;

    private SecondGateway(GatewayServer server, ObjectStore store, ServerCertificate certificate) {
        this.server = server;
        this.store = store;
        this.certificate = certificate;
    }

    static SecondGateway start(Warehouse warehouse, Path directory, ConnectionSettings settings) throws Exception {
        return start(warehouse, directory, settings, NO_S3);
    }

    static SecondGateway start(Warehouse warehouse, Path directory, ConnectionSettings settings, URI s3)
            throws Exception {
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setServerNames(new String[] {"127.0.0.1"});
        postgres.setPortNumbers(new int[] {postgresPort(warehouse)});
        postgres.setDatabaseName("dev");
        postgres.setUser("postgres");
        Logins logins = new Logins("awsuser", "Secret-1", new DatabaseUsers(postgres), Clock.systemUTC());
        ServerCertificate certificate = ServerCertificate.in(directory.resolve("tls"), List.of());
        GatewayConfig config = new GatewayConfig(
                new InetSocketAddress("127.0.0.1", 0),
                new InetSocketAddress("127.0.0.1", postgres.getPortNumbers()[0]),
                logins,
                certificate.context(),
                settings);
        Faults faults = new Faults();
        ObjectStore store = new ObjectStore(s3, "us-west-2", faults);
        SharedServices shared = new SharedServices(
                store,
                new Journals(new LoadHistory(postgres), new UnloadHistory(postgres), new ConflictHistory(postgres)),
                // The first gateway writes its history to the same tables, under the same numbers.
                new ActivityHistory(batch -> {}, new ActivityHistory.LastNumbers(0, 0, 0)),
                faults);
        return new SecondGateway(GatewayServer.start(config, shared), store, certificate);
    }

    private static int postgresPort(Warehouse warehouse) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            return Integer.parseInt(Warehouse.rows(connection, "SHOW port").get(0));
        }
    }

    int port() {
        return server.port();
    }

    /** How many connections are being served. */
    int sessionThreads() {
        return server.connections();
    }

    Path certificateAuthority() {
        return certificate.authorityFile();
    }

    /** A connection of the real Redshift driver; properties as name, value … */
    Connection connect(String user, String password, String... properties) throws SQLException {
        Properties all = new Properties();
        all.setProperty("user", user);
        all.setProperty("password", password);
        for (int index = 0; index < properties.length; index += 2) {
            all.setProperty(properties[index], properties[index + 1]);
        }
        return DriverManager.getConnection("jdbc:redshift://localhost:" + port() + "/dev", all);
    }

    Connection connectPlain(String user, String password) throws SQLException {
        return connect(user, password, "ssl", "false");
    }

    @Override
    public void close() throws IOException {
        try (store) {
            server.close();
        }
    }
}
