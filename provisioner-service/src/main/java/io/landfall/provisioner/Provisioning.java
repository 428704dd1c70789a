package io.landfall.provisioner;

import io.landfall.event.ClusterReady;
import io.landfall.failure.FailureKind;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Cluster;
import io.landfall.provisioner.resource.CopyRole;
import io.landfall.provisioner.resource.LandingBucket;
import io.landfall.provisioner.resource.NotificationQueue;
import io.landfall.warehouse.RedshiftFailures;
import io.landfall.warehouse.Warehouse;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings a warehouse to what its definition says. Every step finds what is there and adds what is missing, so a command
 * that was interrupted anywhere is finished by giving it again.
 */
final class Provisioning {

    private final WarehouseDefinition warehouse;
    private final Resources resources;
    private final Patience patience;
    private final Function<ClusterReady, Warehouse> connect;

    Provisioning(
            WarehouseDefinition warehouse,
            Resources resources,
            Patience patience,
            Function<ClusterReady, Warehouse> connect) {
        this.warehouse = warehouse;
        this.resources = resources;
        this.patience = patience;
        this.connect = connect;
    }

    ClusterReady run(Progress progress) {
        LandingBucket bucket = resources.bucket();
        progress.entering("landing bucket");
        progress.reached("landing bucket", bucket.ensure());
        progress.entering("notification queue");
        NotificationQueue.Queue queue = resources.queue().ensure();
        progress.reached("notification queue", "ready");
        progress.entering("bucket notification");
        progress.reached("bucket notification", bucket.ensureNotification(queue.arn()));
        progress.entering("role");
        CopyRole role = resources.role();
        String roleArn = role.ensure();
        progress.reached("role", "ready");
        ClusterReady ready = cluster(progress, roleArn, queue);
        probe(progress, ready);
        return ready;
    }

    private ClusterReady cluster(Progress progress, String roleArn, NotificationQueue.Queue queue) {
        progress.entering("cluster");
        Cluster cluster = resources.cluster();
        var available = patience.await("cluster " + warehouse.warehouse() + " becoming available", () -> {
            // Asked each time: a cluster that was being deleted is created again once it is gone.
            progress.reached("cluster", cluster.request(roleArn));
            return cluster.find().filter(c -> cluster.isReady(c, roleArn));
        });
        progress.reached("cluster", "available");
        return new ClusterReady(
                warehouse.warehouse(),
                available.endpoint().address(),
                available.endpoint().port(),
                available.dbName(),
                warehouse.region(),
                roleArn,
                available.masterPasswordSecretArn(),
                warehouse.landingBucket(),
                queue.url());
    }

    /** Right after {@code available} the endpoint may refuse connections for some seconds. */
    private void probe(Progress progress, ClusterReady ready) {
        progress.entering("sql");
        Warehouse probed = connect.apply(ready);
        patience.await("an answer of the SQL endpoint", () -> {
            try {
                return probed.session(session -> Optional.of(
                        session.createQuery("SELECT 1").mapTo(Integer.class).one()));
            } catch (Exception e) {
                if (RedshiftFailures.classify(e) == FailureKind.RETRYABLE) {
                    return Optional.empty();
                }
                throw e;
            }
        });
        progress.reached("sql", "answers");
    }
}
