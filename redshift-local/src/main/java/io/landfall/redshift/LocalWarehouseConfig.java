package io.landfall.redshift;

import io.landfall.redshift.gateway.ConnectionSettings;
import java.net.URI;
import java.nio.file.Path;

/**
 * One local cluster.
 *
 * @param dataDirectory PostgreSQL's files; found again by the next start
 * @param host address to listen on, normally 127.0.0.1
 * @param port 0 takes a free one
 * @param database created when it does not exist yet
 * @param user the master user, a superuser; others are created by SQL
 * @param password of the master user, until it is changed by ALTER USER
 * @param s3Endpoint where COPY reads; path-style access, any credentials
 * @param faults what goes wrong on purpose
 */
public record LocalWarehouseConfig(
        Path dataDirectory,
        String host,
        int port,
        String database,
        String user,
        String password,
        URI s3Endpoint,
        String region,
        FaultSettings faults,
        ConnectionSettings connections) {

    /** Without faults, and with the usual way of taking connections. */
    public LocalWarehouseConfig(
            Path dataDirectory,
            String host,
            int port,
            String database,
            String user,
            String password,
            URI s3Endpoint,
            String region) {
        this(
                dataDirectory,
                host,
                port,
                database,
                user,
                password,
                s3Endpoint,
                region,
                FaultSettings.OFF,
                ConnectionSettings.DEFAULT);
    }

    /** The same with faults. */
    public LocalWarehouseConfig with(FaultSettings other) {
        return new LocalWarehouseConfig(
                dataDirectory, host, port, database, user, password, s3Endpoint, region, other, connections);
    }

    /** The same cluster with other settings for its connections. */
    public LocalWarehouseConfig with(ConnectionSettings settings) {
        return new LocalWarehouseConfig(
                dataDirectory, host, port, database, user, password, s3Endpoint, region, faults, settings);
    }

    @Override
    public String toString() {
        return "LocalWarehouseConfig[dataDirectory=" + dataDirectory + ", host=" + host + ", port=" + port
                + ", database=" + database + ", user=" + user + ", s3Endpoint=" + s3Endpoint + "]";
    }
}
