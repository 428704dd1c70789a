package io.landfall.quality.service;

import io.landfall.event.AlertRaised;
import io.landfall.quality.alert.AlertBook;
import io.landfall.quality.notify.AlertStates;
import java.time.Instant;
import java.util.List;

/** What the book of alerts says to whoever tells people. */
record BookStates(AlertBook book) implements AlertStates {

    @Override
    public List<AlertRaised> open() {
        return book.open();
    }

    @Override
    public boolean isAcknowledged(String key) {
        return book.isAcknowledged(key);
    }

    @Override
    public boolean isMuted(String key, Instant now) {
        return book.isMuted(key, now);
    }
}
