package io.landfall.reliability.workload;

import java.sql.Timestamp;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a value is written for comparison, wherever it comes from. */
public final class Cell {

    private static final String NULL = "∅";

    private Cell() {}

    /** Values of one row. */
    public static String row(Object... values) {
        return Arrays.stream(values).map(Cell::text).collect(Collectors.joining(" | "));
    }

    private static String text(Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof Timestamp moment) {
            return moment.toLocalDateTime().toString();
        }
        return value instanceof Number number && !(value instanceof Double)
                ? Long.toString(number.longValue())
                : value.toString();
    }
}
