package io.landfall.provisioner.resource.cluster;

/** The ports that clusters of RA3 and RG nodes can have (API reference, CreateCluster). */
final class Ports {

    private Ports() {}

    /** False for the port of a forwarder in front of a cluster, which says nothing of the cluster's own. */
    static boolean isOfCluster(int port) {
        return port >= 5431 && port <= 5455 || port >= 8191 && port <= 8215;
    }
}
