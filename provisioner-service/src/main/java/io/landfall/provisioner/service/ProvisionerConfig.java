package io.landfall.provisioner.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How patient the provisioner is. */
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
}
