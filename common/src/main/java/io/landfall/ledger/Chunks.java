package io.landfall.ledger;

import java.util.List;
import java.util.stream.IntStream;

/** As much as one statement names: its text and its parameters have a bound. */
final class Chunks {

    private static final int MOST = 200;

    private Chunks() {}

    static <T> List<List<T>> of(List<T> all) {
        return IntStream.iterate(0, i -> i < all.size(), i -> i + MOST)
                .mapToObj(i -> all.subList(i, Math.min(i + MOST, all.size())))
                .toList();
    }
}
