package io.landfall.provisioner.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient the provisioner is. */
@ConfigMapping(prefix = "landfall.provisioner")
public interface ProvisionerConfig {

    /** Between two questions whether the cluster is there yet; DescribeClusters is throttled. */
    @WithDefault("15s")
    Duration poll();

    /** The longest any one thing may take. */
    @WithDefault("45m")
    Duration patience();
}
