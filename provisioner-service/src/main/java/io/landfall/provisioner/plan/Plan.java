package io.landfall.provisioner.plan;

import io.landfall.provisioner.price.Price;
import java.util.List;
import java.util.Optional;

/**
 * What a command would do.
 *
 * @param account twelve digits
 * @param changes one for each resource, in the order in which they are worked on
 * @param warnings what a person must see first
 * @param provisioned whether anything exists that a teardown would remove
 * @param price what the compute costs as it is defined; empty if the price table does not know it
 */
public record Plan(
        String warehouse,
        String region,
        String account,
        List<PlannedChange> changes,
        List<String> warnings,
        Optional<Price> price,
        boolean provisioned) {

    public Plan {
        changes = List.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    public long count(Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }

    /** Whether carrying it out would create, change or destroy anything. */
    public boolean hasChanges() {
        return count(Action.CREATE) + count(Action.CHANGE) + count(Action.DESTROY) > 0;
    }

    /** Whether it would touch what exists already. */
    public boolean touchesWhatExists() {
        return count(Action.CHANGE) + count(Action.DESTROY) > 0;
    }

    /** Whether something is in the way. */
    public boolean isRefused() {
        return count(Action.REFUSED) > 0;
    }
}
