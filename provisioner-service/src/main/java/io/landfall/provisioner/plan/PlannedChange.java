package io.landfall.provisioner.plan;

import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Removal;
import java.util.List;

/**
 * What is going to be done with one resource.
 *
 * @param attributes what it is going to have, where it is created
 * @param differences what is changed, or is going to be as soon as it runs again
 * @param reason in words, where the rest does not say it; may be empty
 */
public record PlannedChange(
        Address address, Action action, List<Attribute> attributes, List<Difference> differences, String reason) {

    public PlannedChange {
        attributes = List.copyOf(attributes);
        differences = List.copyOf(differences);
    }

    /** What provisioning does about the finding. */
    static PlannedChange of(Address address, Finding found) {
        if (found instanceof Finding.Missing missing) {
            return new PlannedChange(address, Action.CREATE, missing.wanted(), List.of(), "");
        }
        if (found instanceof Finding.Different different) {
            return new PlannedChange(address, Action.CHANGE, List.of(), different.differences(), "");
        }
        if (found instanceof Finding.Paused paused) {
            Action action = paused.differences().isEmpty() ? Action.RESUME : Action.CHANGE;
            return new PlannedChange(address, action, List.of(), paused.differences(), "it is paused");
        }
        if (found instanceof Finding.Unwanted unwanted) {
            return without(address, Action.DESTROY, unwanted.reason());
        }
        if (found instanceof Finding.Refused refused) {
            return without(address, Action.REFUSED, refused.explanation());
        }
        return found instanceof Finding.Unsettled unsettled
                ? without(address, Action.WAIT, "AWS says: " + unsettled.state())
                : without(address, Action.NOTHING, "");
    }

    /** What a teardown does about what it would lead to. */
    static PlannedChange of(Address address, Removal foreseen) {
        if (foreseen instanceof Removal.Kept kept) {
            return without(address, Action.KEEP, kept.reason());
        }
        return without(address, foreseen instanceof Removal.Gone ? Action.NOTHING : Action.DESTROY, "");
    }

    private static PlannedChange without(Address address, Action action, String reason) {
        return new PlannedChange(address, action, List.of(), List.of(), reason);
    }
}
