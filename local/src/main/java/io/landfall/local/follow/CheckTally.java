package io.landfall.local.follow;

import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What each check found last, in whatever order the findings are read. */
final class CheckTally {

    private final Map<String, Finding> findings = new HashMap<>();
    private final Set<String> gates = new HashSet<>();

    private record Finding(Instant time, CheckStatus status) {

        static Finding newer(Finding one, Finding other) {
            return other.time.isBefore(one.time) ? one : other;
        }
    }

    /** @param time when the outcome was announced */
    void note(Instant time, QualityOutcome outcome) {
        for (CheckOutcome check : outcome.checks()) {
            String name = check.check() + '|' + check.table();
            findings.merge(name, new Finding(time, check.status()), Finding::newer);
            if (outcome.occasion() == Occasion.GATE) {
                gates.add(name);
            }
        }
    }

    boolean holds() {
        return findings.values().stream().noneMatch(finding -> finding.status().isFailure());
    }

    CheckFigures figures() {
        return new CheckFigures(
                count(CheckStatus.PASSED),
                count(CheckStatus.WARNED),
                count(CheckStatus.FAILED),
                count(CheckStatus.BROKEN),
                gates.size());
    }

    private int count(CheckStatus status) {
        return (int) findings.values().stream()
                .filter(finding -> finding.status() == status)
                .count();
    }
}
