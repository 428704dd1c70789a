package io.landfall.quality.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What alerts are told with. */
@ConfigMapping(prefix = "landfall.alerts")
public interface AlertsConfig {

    /** What the pages of the runbook are under; made a URL, the links in alerts can be followed from anywhere. */
    @WithDefault("docs/runbook/")
    String runbookBase();
}
