package io.landfall.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A quantity measured several times.
 *
 * @param unit as printed
 */
record Figure(double[] values, String unit) {

    Figure(List<Double> values, String unit) {
        this(values.stream().mapToDouble(Double::doubleValue).sorted().toArray(), unit);
    }

    double median() {
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** Median, and the range it lies in. */
    String text() {
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(0);
        return String.format(Locale.ROOT, "%.3f %s [%.3f–%.3f]", median(), unit, least, most);
    }
}
