package io.landfall.quality.notify;

import io.landfall.event.AlertRaised;
import java.time.Instant;
import java.util.List;

/** How the alerts of the installation stand, as far as telling people depends on it. Safe for several threads. */
public interface AlertStates {

    /** All open alerts. */
    List<AlertRaised> open();

    /** Whether somebody looks after the open alert of the key. */
    boolean isAcknowledged(String key);

    /** Whether nobody is to be told of alerts of the key at this time. */
    boolean isMuted(String key, Instant now);
}
