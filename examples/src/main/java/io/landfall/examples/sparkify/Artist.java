package io.landfall.examples.sparkify;

import java.math.BigDecimal;

/**
 * Who performs songs.
 *
 * @param location empty where nobody knows
 * @param latitude degrees; null where nobody knows
 * @param longitude degrees; null where nobody knows
 */
record Artist(String id, String name, String location, BigDecimal latitude, BigDecimal longitude) {}
