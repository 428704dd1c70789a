package io.landfall.provisioner.plan;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.converge.Convergence;
import io.landfall.provisioner.price.Price;
import io.landfall.provisioner.price.PriceTable;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import io.landfall.provisioner.resource.WarehouseResources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Looks at everything a warehouse consists of and says what would be done about it. Only reads. */
public final class Planner {

    private final WarehouseDefinition warehouse;
    private final AwsAccount account;
    private final WarehouseResources resources;
    private final Convergence convergence;

    /** @param convergence hears of passing troubles of AWS while it is asked */
    public Planner(
            WarehouseDefinition warehouse, AwsAccount account, WarehouseResources resources, Convergence convergence) {
        this.warehouse = warehouse;
        this.account = account;
        this.resources = resources;
        this.convergence = convergence;
    }

    /**
     * What provisioning would do.
     *
     * @throws io.landfall.provisioner.failure.ProvisioningException if AWS does not let itself be looked at
     */
    public Plan provisioning(PriceTable prices) throws InterruptedException {
        List<PlannedChange> changes = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        boolean provisioned = false;
        for (Resource resource : resources.inOrder()) {
            Finding found = convergence.findingOf(resource);
            provisioned |= isThere(resource, found);
            if (isWorthAWord(resource, found)) {
                changes.add(PlannedChange.of(resource.address(), found));
            }
            warnings.addAll(convergence.answer("a look around " + resource.address(), resource::warnings));
        }
        return plan(changes, warnings, prices.of(warehouse), provisioned);
    }

    /** What a teardown would do, in its order. */
    public Plan teardown(RemovalOptions options) throws InterruptedException {
        List<Resource> reversed = new ArrayList<>(resources.inOrder());
        Collections.reverse(reversed);
        List<PlannedChange> changes = new ArrayList<>();
        for (Resource resource : reversed) {
            Removal foreseen = convergence.answer("a look at " + resource.address(), () -> resource.foresee(options));
            if (resource.isWanted() || !(foreseen instanceof Removal.Gone)) {
                changes.add(PlannedChange.of(resource.address(), foreseen));
            }
        }
        boolean anything = changes.stream().anyMatch(change -> change.action() == Action.DESTROY);
        return plan(changes, List.of(), Optional.empty(), anything);
    }

    private Plan plan(List<PlannedChange> changes, List<String> warnings, Optional<Price> price, boolean provisioned) {
        return new Plan(warehouse.warehouse(), warehouse.region(), account.id(), changes, warnings, price, provisioned);
    }

    private static boolean isWorthAWord(Resource resource, Finding found) {
        return resource.isWanted() || !(found instanceof Finding.Settled);
    }

    private static boolean isThere(Resource resource, Finding found) {
        return !resource.outlivesTeardown()
                && isWorthAWord(resource, found)
                && !(found instanceof Finding.Missing || found instanceof Finding.Refused);
    }
}
