package io.landfall.redshift;

import io.landfall.redshift.access.Logins;
import io.landfall.redshift.access.TemporaryUser;
import io.landfall.redshift.admin.AdminServer;
import io.landfall.redshift.backup.DataCopy;
import io.landfall.redshift.catalog.ActivityTables;
import io.landfall.redshift.catalog.CatalogInstaller;
import io.landfall.redshift.catalog.ConflictHistory;
import io.landfall.redshift.catalog.DatabaseUsers;
import io.landfall.redshift.catalog.LoadHistory;
import io.landfall.redshift.catalog.UnloadHistory;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.fault.InvalidRule;
import io.landfall.redshift.fault.definition.FaultsFile;
import io.landfall.redshift.gateway.GatewayConfig;
import io.landfall.redshift.gateway.GatewayServer;
import io.landfall.redshift.history.ActivityHistory;
import io.landfall.redshift.statement.Journals;
import io.landfall.redshift.statement.SharedServices;
import io.landfall.redshift.tls.ServerCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Redshift cluster on this machine: embedded PostgreSQL, with the gateway in front that clients connect to. */
public final class LocalWarehouse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalWarehouse.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final LocalWarehouseConfig config;
    private final EmbeddedServer server;
    private final ObjectStore store;
    private final GatewayServer gateway;
    private final Faults faults;
    private AdminServer admin;
    private final Logins logins;
    private final ServerCertificate certificate;

    private LocalWarehouse(
            LocalWarehouseConfig config,
            EmbeddedServer server,
            ObjectStore store,
            GatewayServer gateway,
            Faults faults,
            Logins logins,
            ServerCertificate certificate) {
        this.config = config;
        this.logins = logins;
        this.certificate = certificate;
        this.server = server;
        this.store = store;
        this.gateway = gateway;
        this.faults = faults;
    }

    /**
     * Starts PostgreSQL, installs what makes it Redshift, and opens the gateway.
     *
     * @throws IOException when PostgreSQL does not start, a port is taken or the file of faults is wrong; nothing is left
     *     running then
     */
    public static LocalWarehouse start(LocalWarehouseConfig config) throws IOException {
        Faults faults = faults(config.faults());
        EmbeddedServer server = EmbeddedServer.start(config.dataDirectory());
        boolean started = false;
        try {
            LocalWarehouse warehouse = open(config, server, faults).openAdminPort();
            started = true;
            return warehouse;
        } catch (SQLException failure) {
            throw new IOException("the embedded PostgreSQL could not be prepared: " + failure.getMessage(), failure);
        } finally {
            if (!started) {
                server.close();
            }
        }
    }

    private static Faults faults(FaultSettings settings) throws IOException {
        Faults faults = new Faults();
        if (settings.rules().isPresent()) {
            Path file = settings.rules().get();
            try {
                FaultsFile.read(file).forEach(faults::add);
            } catch (InvalidRule invalid) {
                throw new IOException(file + ": " + invalid.getMessage(), invalid);
            }
        }
        return faults;
    }

    private LocalWarehouse openAdminPort() throws IOException {
        if (config.faults().adminPort().isPresent()) {
            int port = config.faults().adminPort().getAsInt();
            try {
                admin = AdminServer.start(port, faults, gateway.sessions());
            } catch (IOException | IllegalArgumentException taken) {
                gateway.close();
                store.close();
                throw new IOException(
                        "the admin port cannot listen on " + LOOPBACK + ":" + port + " (" + taken.getMessage()
                                + "); choose another port or stop what uses it",
                        taken);
            }
        }
        return this;
    }

    private static LocalWarehouse open(LocalWarehouseConfig config, EmbeddedServer server, Faults faults)
            throws SQLException, IOException {
        // New databases are copies of it.
        CatalogInstaller.install(server.database("template1"));
        server.create(config.user(), config.database());
        DataSource database = server.database(config.database());
        CatalogInstaller.install(database);
        LoadHistory history = new LoadHistory(database);
        ObjectStore store = new ObjectStore(config.s3Endpoint(), config.region(), faults);
        Logins logins = new Logins(
                config.user(), config.password(), new DatabaseUsers(server.ownDatabase()), Clock.systemUTC());
        ServerCertificate certificate =
                ServerCertificate.in(config.dataDirectory().resolve("tls"), hosts(config));
        GatewayConfig gatewayConfig = new GatewayConfig(
                new InetSocketAddress(config.host(), config.port()),
                new InetSocketAddress(LOOPBACK, server.port()),
                logins,
                certificate.context(),
                config.connections());
        ActivityTables tables = new ActivityTables(database);
        ActivityHistory activity = new ActivityHistory(tables, tables.lastNumbers(history.lastQueryId()));
        try {
            Journals journals = new Journals(history, new UnloadHistory(database), new ConflictHistory(database));
            SharedServices shared = new SharedServices(store, journals, activity, faults);
            GatewayServer gateway = GatewayServer.start(gatewayConfig, shared);
            return new LocalWarehouse(config, server, store, gateway, faults, logins, certificate);
        } catch (IOException | IllegalArgumentException taken) {
            store.close();
            throw new IOException(
                    "cannot listen on " + config.host() + ":" + config.port() + " (" + taken.getMessage()
                            + "); choose another port or stop what uses it",
                    taken);
        }
    }

    /** Faults on purpose; none until somebody adds one. */
    public Faults faults() {
        return faults;
    }

    /** Where faults are switched; empty unless the configuration asks for it. */
    public Optional<URI> adminUri() {
        return Optional.ofNullable(admin).map(AdminServer::uri);
    }

    public int port() {
        return gateway.port();
    }

    /** The names a client may use for this machine: a certificate that lacks the one it used is refused. */
    private static Set<String> hosts(LocalWarehouseConfig config) {
        Set<String> hosts = new LinkedHashSet<>(config.connections().certificateHosts());
        hosts.add(config.host());
        try {
            hosts.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException unnamed) {
            LOG.debug("This machine does not know its own name: {}", unnamed.getMessage());
        }
        return hosts;
    }

    /** Lets a user in that the AWS API issued, until it expires. */
    public void admit(TemporaryUser user) {
        logins.admit(user);
    }

    /** Gives the master user this password, whatever it was and whoever set it. Sessions stay. */
    public void changeMasterPassword(String password) {
        logins.changeMasterPassword(password);
    }

    /**
     * Copies everything, as it is at one moment, while sessions go on. Another warehouse can be started on the copy.
     *
     * @throws IOException when the copy cannot be made; there is none then
     */
    public void copyTo(Path directory) throws IOException {
        try {
            DataCopy.ofRunning(server.ownDatabase(), config.dataDirectory(), directory);
        } catch (SQLException failure) {
            throw new IOException("the data cannot be copied: " + failure.getMessage(), failure);
        }
    }

    /** For the Redshift driver, in plain text. User and password are not part of it. */
    public String jdbcUrl() {
        return "jdbc:redshift://" + config.host() + ":" + port() + "/" + config.database() + "?ssl=false";
    }

    /** For the Redshift driver over TLS, the certificate and its host name verified. */
    public String tlsJdbcUrl() {
        return "jdbc:redshift://" + config.host() + ":" + port() + "/" + config.database()
                + "?ssl=true&sslmode=verify-full&sslRootCert=" + certificateAuthority();
    }

    /** The file that clients which verify the server's certificate are given ({@code sslRootCert}), in PEM. */
    public Path certificateAuthority() {
        return certificate.authorityFile().toAbsolutePath();
    }

    /** A shell command that opens a session; psql asks for the password. */
    public String psqlCommand() {
        return "psql -h " + config.host() + " -p " + port() + " -U " + config.user() + " -d " + config.database();
    }

    @Override
    public void close() throws IOException {
        faults.clear();
        try (server;
                store;
                gateway;
                AdminServer port = admin) {
            // Everything is closed, the last one opened first, whatever goes wrong with the others.
        }
    }
}
