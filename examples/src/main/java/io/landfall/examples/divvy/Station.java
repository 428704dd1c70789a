package io.landfall.examples.divvy;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * A place with docks for bikes.
 *
 * @param capacity number of docks
 * @param online since when it is used; local time
 */
record Station(
        int id,
        String name,
        String city,
        BigDecimal latitude,
        BigDecimal longitude,
        int capacity,
        LocalDateTime online) {}
