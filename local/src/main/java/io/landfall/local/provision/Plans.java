package io.landfall.local.provision;

import io.landfall.aws.AwsFailures;
import io.landfall.local.request.RequestException;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.Blueprint;
import io.landfall.provisioner.converge.Convergence;
import io.landfall.provisioner.converge.Patience;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.plan.Plan;
import io.landfall.provisioner.plan.Planner;
import io.landfall.provisioner.price.PriceTables;
import io.landfall.provisioner.resource.RemovalOptions;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/** Plans for the warehouse of a project. */
public final class Plans {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(2), Duration.ofMinutes(2));

    private final WarehouseAccess access;
    private final Consumer<String> trouble;

    /** @param trouble hears why looking takes longer than usual */
    public Plans(WarehouseAccess access, Consumer<String> trouble) {
        this.access = access;
        this.trouble = trouble;
    }

    /** @throws RequestException if AWS does not let itself be looked at */
    public Plan provisioning() throws InterruptedException {
        return explained(() -> planner().provisioning(PriceTables.standard()));
    }

    /** @throws RequestException if AWS does not let itself be looked at */
    public Plan teardown(RemovalOptions options) throws InterruptedException {
        return explained(() -> planner().teardown(options));
    }

    private Planner planner() {
        WarehouseDefinition warehouse = access.installation().warehouse();
        Convergence convergence = new Convergence(PATIENCE, (step, state) -> trouble.accept(step + ": " + state));
        return new Planner(
                warehouse, access.aws().account(), Blueprint.of(access.installation(), access.aws()), convergence);
    }

    private static Plan explained(Planning planning) throws InterruptedException {
        try {
            return planning.plan();
        } catch (SdkException | ProvisioningException e) {
            throw new RequestException("AWS cannot be looked at: " + AwsFailures.explain(e), e);
        }
    }

    /** Looks. */
    @FunctionalInterface
    private interface Planning {
        Plan plan() throws InterruptedException;
    }
}
