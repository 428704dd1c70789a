package io.landfall.provisioner.plan;

import java.util.List;

/**
 * What of a provisioned warehouse is no longer as it was made: differences, and what is missing. A pause is none, nor is what
 * AWS describes oddly meanwhile, nor what AWS is at work on.
 *
 * @param provisioned whether anything of the warehouse exists; if not there is nothing that could drift
 * @param changes what is not as it should be
 */
public record Drift(boolean provisioned, List<PlannedChange> changes) {

    public Drift {
        changes = List.copyOf(changes);
    }

    public static Drift of(Plan plan) {
        return new Drift(
                plan.provisioned(),
                plan.provisioned()
                        ? plan.changes().stream().filter(Drift::isDrift).toList()
                        : List.of());
    }

    /** One line for each thing, for a person. */
    public List<String> lines() {
        return changes.stream().flatMap(PlanText::summary).toList();
    }

    private static boolean isDrift(PlannedChange change) {
        return switch (change.action()) {
            case CREATE, CHANGE, DESTROY, REFUSED -> true;
            case WAIT, RESUME, KEEP, NOTHING -> false;
        };
    }
}
