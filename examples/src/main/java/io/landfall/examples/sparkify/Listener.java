package io.landfall.examples.sparkify;

import java.math.BigDecimal;

/**
 * A user of the streaming service.
 *
 * @param gender {@code F} or {@code M}
 * @param registration milliseconds since 1970, with the decimal point the service writes
 */
record Listener(
        String id,
        String firstName,
        String lastName,
        String gender,
        String location,
        String userAgent,
        BigDecimal registration) {}
