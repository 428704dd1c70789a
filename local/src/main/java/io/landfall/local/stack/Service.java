package io.landfall.local.stack;

import java.nio.file.Path;

/** The services of Landfall, each a process of its own. */
public enum Service {
    PROVISIONER("provisioner", 8181),
    STAGER("stager", 8182),
    LOADER("loader", 8183),
    QUALITY("quality", 8184);

    private final String id;
    private final int defaultPort;

    Service(String id, int defaultPort) {
        this.id = id;
        this.defaultPort = defaultPort;
    }

    /** Also the name of its consumer group. */
    public String id() {
        return id;
    }

    int defaultPort() {
        return defaultPort;
    }

    /** What {@code java -jar} starts, below the installation's root. */
    public Path jar(Path home) {
        return home.resolve(id + "-service").resolve("target/quarkus-app/quarkus-run.jar");
    }
}
