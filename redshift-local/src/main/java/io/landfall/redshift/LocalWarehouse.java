package io.landfall.redshift;

import io.landfall.redshift.catalog.ActivityTables;
import io.landfall.redshift.catalog.CatalogInstaller;
import io.landfall.redshift.catalog.ConflictHistory;
import io.landfall.redshift.catalog.LoadHistory;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.gateway.GatewayConfig;
import io.landfall.redshift.gateway.GatewayServer;
import io.landfall.redshift.history.ActivityHistory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A Redshift cluster on this machine: embedded PostgreSQL, with the gateway in front that clients connect to. */
public final class LocalWarehouse implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final LocalWarehouseConfig config;
    private final EmbeddedServer server;
    private final ObjectStore store;
    private final GatewayServer gateway;

    private LocalWarehouse(
            LocalWarehouseConfig config, EmbeddedServer server, ObjectStore store, GatewayServer gateway) {
        this.config = config;
        this.server = server;
        this.store = store;
        this.gateway = gateway;
    }

    /**
     * Starts PostgreSQL, installs what makes it Redshift, and opens the gateway.
     *
     * @throws IOException when PostgreSQL does not start or the port is taken; nothing is left running then
     */
    public static LocalWarehouse start(LocalWarehouseConfig config) throws IOException {
        EmbeddedServer server = EmbeddedServer.start(config.dataDirectory());
        try {
            return open(config, server);
        } catch (SQLException failure) {
            server.close();
            throw new IOException("the embedded PostgreSQL could not be prepared: " + failure.getMessage(), failure);
        } catch (IOException failure) {
            server.close();
            throw failure;
        }
    }

    private static LocalWarehouse open(LocalWarehouseConfig config, EmbeddedServer server)
            throws SQLException, IOException {
        // New databases are copies of it.
        CatalogInstaller.install(server.database("template1"));
        server.create(config.user(), config.database());
        DataSource database = server.database(config.database());
        CatalogInstaller.install(database);
        LoadHistory history = new LoadHistory(database);
        ObjectStore store = new ObjectStore(config.s3Endpoint(), config.region());
        GatewayConfig gatewayConfig = new GatewayConfig(
                new InetSocketAddress(config.host(), config.port()),
                new InetSocketAddress(LOOPBACK, server.port()),
                config.user(),
                config.password());
        ActivityTables tables = new ActivityTables(database);
        ActivityHistory activity = new ActivityHistory(tables, tables.lastNumbers(history.lastQueryId()));
        try {
            GatewayServer gateway =
                    GatewayServer.start(gatewayConfig, store, history, new ConflictHistory(database), activity);
            return new LocalWarehouse(config, server, store, gateway);
        } catch (IOException taken) {
            store.close();
            throw new IOException(
                    "cannot listen on " + config.host() + ":" + config.port() + " (" + taken.getMessage()
                            + "); choose another port or stop what uses it",
                    taken);
        }
    }

    public int port() {
        return gateway.port();
    }

    /** For the Redshift driver; plain text, because TLS is not offered yet. User and password are not part of it. */
    public String jdbcUrl() {
        return "jdbc:redshift://" + config.host() + ":" + port() + "/" + config.database() + "?ssl=false";
    }

    /** A shell command that opens a session; psql asks for the password. */
    public String psqlCommand() {
        return "psql -h " + config.host() + " -p " + port() + " -U " + config.user() + " -d " + config.database();
    }

    @Override
    public void close() throws IOException {
        try (store) {
            gateway.close();
        } finally {
            server.close();
        }
    }
}
