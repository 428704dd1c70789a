package io.landfall.checks.question;

import java.util.List;
import java.util.function.Function;

/**
 * Aggregates over a relation. Measurements of one relation may be asked in one SELECT.
 *
 * @param from what stands after FROM
 * @param columns SQL aggregates
 * @param verdict what the values of the columns mean
 * @param failing the rows that fail; null where it is not about rows
 */
public record Measurement(String from, List<String> columns, Function<Answer, Verdict> verdict, FailingRows failing)
        implements Question {

    public Measurement {
        columns = List.copyOf(columns);
    }
}
