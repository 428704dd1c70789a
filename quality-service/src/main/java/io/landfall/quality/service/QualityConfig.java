package io.landfall.quality.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How patient the checks are. What is done when one fails is the project's to say. */
@ConfigMapping(prefix = "landfall.quality")
public interface QualityConfig {

    /** A statement of a check that takes longer is cancelled, and the check is broken. */
    @WithDefault("15m")
    Duration longestCheck();
}
