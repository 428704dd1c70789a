package io.landfall.project.check;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A measure of the table differs from what it was by less than so many percent.
 *
 * @param measure SQL aggregate
 * @param over how many earlier runs it is compared with
 */
public record ChangedLessThan(String measure, BigDecimal percent, Integer over) implements CheckTest {

    private static final int USUAL_RUNS = 7;

    public ChangedLessThan {
        measure = Objects.requireNonNullElse(measure, "COUNT(*)");
        over = Objects.requireNonNullElse(over, USUAL_RUNS);
    }
}
