package io.landfall.loader.gate;

import io.landfall.checks.CheckResult;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.project.check.Check;
import java.util.List;
import java.util.regex.Pattern;

/** The result of a gate whose SQL ended with an error. */
final class BrokenGate {

    private static final int LONGEST = 500;

    /** The warehouse quotes values it cannot read, and those of masked columns may be among them. */
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

    private BrokenGate() {}

    /** @param error in the words of the warehouse */
    static CheckResult of(Check check, String error) {
        String told = check.mask().isEmpty() ? error : QUOTED.matcher(error).replaceAll("***");
        CheckOutcome outcome = new CheckOutcome(
                check.name(),
                check.tables().size() == 1 ? check.tables().get(0).toString() : null,
                CheckStatus.BROKEN,
                check.severity(),
                told.substring(0, Math.min(LONGEST, told.length())),
                "the check can be asked",
                null,
                null,
                null,
                check.owner());
        return new CheckResult(
                check, check.tables().size() == 1 ? check.tables().get(0) : null, outcome, List.of(), null);
    }
}
