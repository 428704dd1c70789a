package io.landfall.provisioner.operation;

import io.landfall.event.ClusterReady;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.converge.Convergence;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.resource.SqlEndpoint;
import io.landfall.provisioner.resource.WarehouseResources;
import java.time.Duration;

/** From settled resources to the announcement that the warehouse can be used: only after SQL was answered. */
final class Readiness {

    /** Right after its start an endpoint may refuse for some seconds; after minutes it is the way there that is closed. */
    private static final Duration MOST = Duration.ofMinutes(5);

    private final WarehouseDefinition warehouse;
    private final WarehouseResources resources;
    private final SqlProbe probe;

    Readiness(WarehouseDefinition warehouse, WarehouseResources resources, SqlProbe probe) {
        this.warehouse = warehouse;
        this.resources = resources;
        this.probe = probe;
    }

    ClusterReady prove(Convergence convergence, Progress progress) throws InterruptedException {
        ClusterReady ready = convergence.answer("the description of the SQL endpoint", this::announcement);
        String answer = "an answer of the SQL endpoint %s:%d (network.allow and publicly_accessible say who gets one)"
                .formatted(ready.host(), ready.port());
        convergence.until(answer, () -> {
            boolean answered = probe.answers(ready);
            progress.reached("sql", answered ? "answers" : "does not answer yet");
            return answered;
        });
        return ready;
    }

    private ClusterReady announcement() {
        SqlEndpoint endpoint = resources
                .compute()
                .endpoint()
                .orElseThrow(() -> new ProvisioningException(resources.compute().address()
                        + " lacks its endpoint, its managed password or its role for COPY; provision it to repair it"));
        return new ClusterReady(
                warehouse.warehouse(),
                endpoint.host(),
                endpoint.port(),
                endpoint.database(),
                warehouse.region(),
                resources.roleArn(),
                endpoint.secretArn(),
                warehouse.landingBucket(),
                resources.queueUrl().get());
    }
}
