package io.landfall.checks;

import io.landfall.event.CheckOutcome;
import io.landfall.project.check.Check;
import io.landfall.warehouse.QualifiedName;
import java.util.List;

/**
 * How a check ended over one table.
 *
 * @param table null for a check over several together
 * @param samples rows that fail it, no more than the check keeps
 * @param measure what later runs are compared with; null where there is nothing to compare
 */
public record CheckResult(
        Check check, QualifiedName table, CheckOutcome outcome, List<FailingRow> samples, Double measure) {

    public CheckResult {
        samples = List.copyOf(samples);
    }
}
