package io.landfall.provisioner;

import dev.failsafe.FailsafeException;
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
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands in, what became of the warehouse out. One command at a time. */
public final class ProvisionerEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProvisionerEngine.class);
    private static final int CAPACITY = 100;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** A consumer group that lost its offsets reads old commands; an old teardown must not find a new warehouse. */
    private static final Duration EXPIRY = Duration.ofDays(1);

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

    /**
     * Takes commands for the project's warehouse.
     *
     * @throws IllegalArgumentException for the warehouse of another project; the command then is set aside
     */
    public void offer(Delivery<Command> command) throws InterruptedException {
        if (!command.event().warehouse().equals(warehouse.warehouse())) {
            throw new IllegalArgumentException(
                    "warehouse " + command.event().warehouse() + " is not this provisioner's project");
        }
        worker.offer(command);
    }

    /** Whether the worker still works. */
    public boolean isAlive() {
        return worker.isAlive();
    }

    private void carryOut(List<Delivery<Command>> commands) throws InterruptedException {
        for (Delivery<Command> delivery : commands) {
            Progress progress = new Progress(delivery.event(), delivery.cause(), announcer);
            try (var correlated = Correlation.of(delivery.cause())) {
                announcer.announce(delivery.cause(), outcome(delivery, progress));
            }
            delivery.done().run();
        }
    }

    private WarehouseEvent outcome(Delivery<Command> delivery, Progress progress) throws InterruptedException {
        Command command = delivery.event();
        if (delivery.announced().isBefore(Instant.now().minus(EXPIRY))) {
            return new ClusterFailed(
                    command.warehouse(),
                    command.requestId(),
                    progress.step(),
                    "the command was given more than a day ago and not carried out; give it again if it is still wanted");
        }
        try {
            if (command instanceof TeardownCluster request) {
                return teardown.run(progress, request);
            }
            if (command instanceof ProvisionCluster) {
                return provisioning.run(progress);
            }
            throw new IllegalStateException("no way to carry out " + command.type());
        } catch (RuntimeException e) {
            Throwable cause = e instanceof FailsafeException && e.getCause() != null ? e.getCause() : e;
            if (cause instanceof InterruptedException interruption) {
                // The service stops; the command was not acknowledged and is taken up again by the next one.
                throw interruption;
            }
            LOG.error("{} of {} failed at {}", command.type(), command.warehouse(), progress.step(), e);
            return new ClusterFailed(
                    command.warehouse(), command.requestId(), progress.step(), AwsFailures.explain(cause));
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
