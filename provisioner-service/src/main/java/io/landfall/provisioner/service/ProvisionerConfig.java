package io.landfall.provisioner.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How patient and how watchful the provisioner is. */
@ConfigMapping(prefix = "landfall.provisioner")
public interface ProvisionerConfig {

    /** Between two questions whether the cluster is there yet; DescribeClusters is throttled. */
    @WithDefault("15s")
    Duration poll();

    /** The longest any one thing may take. */
    @WithDefault("45m")
    Duration patience();

    /** What {@code my-ip} in {@code network.allow} stands for: an address, or the URL of a service that tells it; AWS's if empty. */
    Optional<String> myIp();

    /** Instead of {@code pause_after_idle}, also shorter than a definition may say. For trying things out. */
    Optional<Duration> idle();

    /** A file of prices instead of the list prices that come with Landfall. */
    Optional<Path> prices();

    Arrival arrival();

    Drift drift();

    /** How work is watched, to pause and resume. */
    interface Arrival {

        /** Between two looks whether work waits or nothing is in flight. */
        @WithDefault("15s")
        Duration every();

        /** Consumer group of the provisioner. */
        @WithDefault("provisioner-${landfall.warehouse.name}")
        String provisioner();

        /** Consumer group of the stager. */
        @WithDefault("stager-${landfall.warehouse.name}")
        String stager();

        /** Consumer group of the loader. */
        @WithDefault("loader-${landfall.warehouse.name}")
        String loader();

        /** Consumer group of the loader for commands: a replay or an undo may wait for it. */
        @WithDefault("loader-commands-${landfall.warehouse.name}")
        String loaderCommands();

        /** Consumer group of the quality service. */
        @WithDefault("quality-${landfall.warehouse.name}")
        String quality();
    }

    /** How AWS is compared with the definition while nobody asks. */
    interface Drift {

        @WithDefault("true")
        boolean enabled();

        /** Between two looks. */
        @WithDefault("10m")
        Duration every();
    }
}
