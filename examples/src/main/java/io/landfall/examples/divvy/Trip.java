package io.landfall.examples.divvy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * One ride of a bike.
 *
 * @param number of the trip, the same in every file it is in
 * @param start local time
 * @param end local time
 * @param from name of a station
 * @param to name of a station
 * @param delivered the day whose file brings the trip
 */
record Trip(
        int number, LocalDateTime start, LocalDateTime end, String from, String to, Rider rider, LocalDate delivered) {

    /** The same way at the same time, by somebody else. */
    Trip as(int otherNumber, Rider other) {
        return new Trip(otherNumber, start, end, from, to, other, delivered);
    }

    long seconds() {
        return Duration.between(start, end).toSeconds();
    }
}
