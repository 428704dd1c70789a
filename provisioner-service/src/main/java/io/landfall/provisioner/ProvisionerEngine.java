package io.landfall.provisioner;

import io.landfall.event.ClusterFailed;
import io.landfall.event.Command;
import io.landfall.event.WarehouseEvent;
import io.landfall.flow.Announcer;
import io.landfall.flow.Correlation;
import io.landfall.flow.Delivery;
import io.landfall.flow.Gatherer;
import io.landfall.provisioner.failure.Treatments;
import io.landfall.provisioner.operation.Operations;
import io.landfall.provisioner.operation.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands in, what became of the warehouse out. One command at a time. */
public final class ProvisionerEngine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProvisionerEngine.class);
    private static final int CAPACITY = 100;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** A consumer group that lost its offsets reads old commands; an old teardown must not find a new warehouse. */
    private static final Duration EXPIRY = Duration.ofDays(1);

    private final String warehouse;
    private final Announcer announcer;
    private final Operations operations;
    private final Gatherer<Delivery<Command>> worker;

    public ProvisionerEngine(String warehouse, Operations operations, Announcer announcer) {
        this.warehouse = warehouse;
        this.announcer = announcer;
        this.operations = operations;
        this.worker = new Gatherer<>("provision-" + warehouse, 1, CAPACITY, PAUSE, this::carryOut);
    }

    public void start() {
        worker.start();
    }

    /**
     * Takes commands for the project's warehouse. Those for a warehouse that is looked after elsewhere are acknowledged and
     * left alone.
     */
    public void offer(Delivery<Command> command) throws InterruptedException {
        if (!command.event().warehouse().equals(warehouse)) {
            command.done().run();
        } else {
            worker.offer(command);
        }
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

    /** An interruption goes through: the command was not acknowledged and is taken up again by the next provisioner. */
    private WarehouseEvent outcome(Delivery<Command> delivery, Progress progress) throws InterruptedException {
        Command command = delivery.event();
        if (delivery.announced().isBefore(Instant.now().minus(EXPIRY))) {
            return failed(
                    command,
                    progress,
                    "the command was given more than a day ago and not carried out; give it again if it is still wanted");
        }
        try {
            return operations.of(command).run(progress);
        } catch (RuntimeException e) {
            LOG.error("{} of {} failed at {}", command.type(), command.warehouse(), progress.step(), e);
            return failed(command, progress, Treatments.explain(e));
        }
    }

    private static ClusterFailed failed(Command command, Progress progress, String reason) {
        return new ClusterFailed(command.warehouse(), command.requestId(), progress.step(), reason);
    }

    @Override
    public void close() {
        worker.close();
    }
}
