package io.landfall.redshift.controlplane.warehouse;

/**
 * What a database is started with.
 *
 * @param id the cluster identifier; the same id always means the same data
 * @param port the port asked for; after a restart the one the cluster had before, so that its endpoint stays
 */
public record ClusterSpec(String id, String database, String user, String password, int port) {

    /** Without the password, so that a log may show it. */
    @Override
    public String toString() {
        return "ClusterSpec[id=%s, database=%s, user=%s, port=%d]".formatted(id, database, user, port);
    }
}
