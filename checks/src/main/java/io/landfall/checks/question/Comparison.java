package io.landfall.checks.question;

import io.landfall.warehouse.PlainQuery;
import java.util.List;
import java.util.function.Function;

/**
 * Statements whose first rows are looked at.
 *
 * @param statements SELECTs, each of which is sent as it is
 * @param verdict what the answers mean, in the order of the statements; throws {@link UnanswerableException} for one that is
 *     of no form the check can take
 */
public record Comparison(List<String> statements, Function<List<PlainQuery.Result>, Verdict> verdict)
        implements Question {

    /** How many rows are read: whether there is more than one is of interest. */
    public static final int ROWS = 2;

    public Comparison {
        statements = List.copyOf(statements);
    }
}
