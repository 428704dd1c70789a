package io.landfall.flow;

import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * How much is handled together, and when. A single item may be beyond the bounds; it is then handled alone.
 *
 * @param count how much an item counts, and how much may come together
 * @param weight how much an item weighs, and how much may come together
 * @param minInterval time between the beginnings of two rounds of work, unless a bound is reached first
 * @param maxAge how long an item waits for others because of {@code minInterval}
 */
public record GatherBounds<T>(Bound<T> count, Bound<T> weight, Duration minInterval, Duration maxAge) {

    /** A measure and the most of it. */
    public record Bound<T>(ToLongFunction<T> measure, long most) {}

    /** So many items, as soon as they are there. */
    public static <T> GatherBounds<T> ofItems(int most) {
        return new GatherBounds<>(
                new Bound<>(item -> 1, most), new Bound<>(item -> 0, Long.MAX_VALUE), Duration.ZERO, Duration.ZERO);
    }
}
