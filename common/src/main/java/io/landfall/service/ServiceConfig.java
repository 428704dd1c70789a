package io.landfall.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** What every service is told from outside. Everything about the warehouse itself comes from ClusterReady. */
@ConfigMapping(prefix = "landfall")
public interface ServiceConfig {

    /** The folder of the project, with {@code warehouse.yaml} and {@code pipeline.yaml}. */
    Path project();

    WarehouseConnection warehouse();

    ObjectStore s3();

    /** How the warehouse is connected to. */
    interface WarehouseConnection {

        /** Whether connections are encrypted and the server's certificate is verified. */
        @WithDefault("true")
        boolean tls();

        /** How many COPYs the stager runs at once; the rest of the warehouse's slots is left to its readers. */
        @WithDefault("4")
        int copies();
    }

    /** How S3 is spoken to. */
    interface ObjectStore {

        /** Bucket in the path instead of the host name, for stores that are not AWS. */
        @WithDefault("false")
        boolean pathStyle();
    }
}
