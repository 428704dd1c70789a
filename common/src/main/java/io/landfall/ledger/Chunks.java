package io.landfall.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Long lists in statements of a bearable length. */
final class Chunks {

    static final int SIZE = 200;

    private Chunks() {}

    static <T> List<List<T>> of(List<T> all) {
        return IntStream.iterate(0, i -> i < all.size(), i -> i + SIZE)
                .mapToObj(i -> all.subList(i, Math.min(i + SIZE, all.size())))
                .toList();
    }

    /** The names of so many parameters, for use in IN. */
    static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> ":v" + i).collect(Collectors.joining(", "));
    }

    /** The values of these parameters. */
    static Map<String, Object> numbered(List<String> values) {
        return IntStream.range(0, values.size()).boxed().collect(Collectors.toMap(i -> "v" + i, i ->
                (Object) values.get(i)));
    }
}
