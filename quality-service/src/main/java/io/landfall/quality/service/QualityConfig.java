package io.landfall.quality.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient the checks are. */
@ConfigMapping(prefix = "landfall.quality")
public interface QualityConfig {

    /** How many times the checks of a load are run before a person is told. */
    @WithDefault("3")
    int attempts();

    /** Pause before the second run; each further pause is twice as long. */
    @WithDefault("5s")
    Duration firstPause();
}
