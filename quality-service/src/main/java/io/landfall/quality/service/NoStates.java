package io.landfall.quality.service;

import io.landfall.event.AlertRaised;
import io.landfall.quality.notify.AlertStates;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Where nobody keeps a book of alerts: nothing is acknowledged or muted. */
@DefaultBean
@ApplicationScoped
class NoStates implements AlertStates {

    @Override
    public List<AlertRaised> open() {
        return List.of();
    }

    @Override
    public boolean isAcknowledged(String key) {
        return false;
    }

    @Override
    public boolean isMuted(String key, Instant now) {
        return false;
    }
}
