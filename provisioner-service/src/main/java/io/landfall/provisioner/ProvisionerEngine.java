package io.landfall.provisioner;

import io.landfall.aws.AwsFailures;
import io.landfall.event.ClusterFailed;
import io.landfall.event.ClusterReady;
import io.landfall.event.Command;
import io.landfall.event.ProvisionCluster;
import io.landfall.event.TeardownCluster;
import io.landfall.event.WarehouseEvent;
import io.landfall.flow.Announcer;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.flow.Gatherer;
import io.landfall.project.WarehouseDefinition;
import io.landfall.warehouse.Warehouse;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands in, what became of the warehouse out. One command at a time. */
public final class ProvisionerEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProvisionerEngine.class);
    private static final int CAPACITY = 100;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final WarehouseDefinition warehouse;
    private final Announcer announcer;
    private final Provisioning provisioning;
    private final Teardown teardown;
    private final Gatherer<Delivery<Command>> worker;

    public ProvisionerEngine(
            WarehouseDefinition warehouse,
            Resources resources,
            Patience patience,
            Function<ClusterReady, Warehouse> connect,
            Announcer announcer) {
        this.warehouse = warehouse;
        this.announcer = announcer;
        this.provisioning = new Provisioning(warehouse, resources, patience, connect);
        this.teardown = new Teardown(warehouse, resources, patience);
        this.worker = new Gatherer<>("provision-" + warehouse.warehouse(), 1, CAPACITY, PAUSE, this::carryOut);
    }

    public void start() {
        worker.start();
    }

    /** Takes commands for the project's warehouse; others belong to another provisioner. */
    public void offer(Delivery<Command> command) throws InterruptedException {
        if (!command.event().warehouse().equals(warehouse.warehouse())) {
            throw new IllegalArgumentException(
                    "warehouse " + command.event().warehouse() + " is not this provisioner's project");
        }
        worker.offer(command);
    }

    private void carryOut(List<Delivery<Command>> commands) {
        for (Delivery<Command> delivery : commands) {
            Progress progress = new Progress(delivery.event(), delivery.cause(), announcer);
            try (var correlated = Correlation.of(delivery.cause())) {
                announcer.announce(delivery.cause(), outcome(delivery.event(), progress));
            }
            delivery.done().run();
        }
    }

    private WarehouseEvent outcome(Command command, Progress progress) {
        try {
            if (command instanceof TeardownCluster request) {
                return teardown.run(progress, request);
            }
            if (command instanceof ProvisionCluster) {
                return provisioning.run(progress);
            }
            throw new IllegalStateException("no way to carry out " + command.type());
        } catch (RuntimeException e) {
            LOG.error("{} of {} failed at {}", command.type(), command.warehouse(), progress.step(), e);
            Throwable cause = e instanceof dev.failsafe.FailsafeException && e.getCause() != null ? e.getCause() : e;
            return new ClusterFailed(
                    command.warehouse(), command.requestId(), progress.step(), AwsFailures.explain(cause));
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
