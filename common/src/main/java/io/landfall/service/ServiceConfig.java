package io.landfall.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.List;

/** What every service is told from outside. Everything about the warehouse itself comes from ClusterReady. */
@ConfigMapping(prefix = "landfall")
public interface ServiceConfig {

    /**
     * The folders of the projects that share the warehouse, separated by commas. Each has a {@code pipeline.yaml}; the
     * {@code warehouse.yaml} of the first says what the warehouse is.
     */
    @WithName("project")
    List<Path> projects();

    WarehouseConnection warehouse();

    ObjectStore s3();

    /** How the warehouse is connected to. */
    interface WarehouseConnection {

        /** The warehouse's name. Told by {@code warehouse.yaml} where it is not set: see {@link WarehouseName}. */
        String name();

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
