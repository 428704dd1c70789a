package io.landfall.provisioner.arrival;

import io.landfall.event.ComputeDecided;
import io.landfall.event.EventEnvelope;
import io.landfall.flow.Announcer;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks, decides, and asks for what was decided by a command, which is carried out as any other. Killed anywhere, the next
 * look comes to the same decision under the same name, or finds the command given.
 */
public final class ArrivalEngine {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivalEngine.class);

    private final String warehouse;
    private final ArrivalDecider decider;
    private final Savings savings;
    private final Supplier<ComputeState> compute;
    private final Announcer announcer;
    private final Clock clock;

    /** @param compute asks AWS */
    public ArrivalEngine(
            String warehouse,
            ArrivalPolicy policy,
            Savings savings,
            Supplier<ComputeState> compute,
            Announcer announcer,
            Clock clock) {
        this.warehouse = warehouse;
        this.decider = new ArrivalDecider(warehouse, policy);
        this.savings = savings;
        this.compute = compute;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * One look.
     *
     * @param activity read before the history
     * @throws RuntimeException if AWS or Kafka cannot be asked; the next look does what this one could not
     */
    public void look(Activity activity, WarehouseHistory history) {
        savings.due(history).forEach(announcer::announceFirst);
        Optional<Decision> decision = decider.decide(clock.instant(), activity, history, compute);
        decision.ifPresent(this::ask);
    }

    private void ask(Decision decision) {
        ComputeDecided decided = decision.announcement(warehouse);
        LOG.info("decided to {} {}: {}", decided.decision(), warehouse, decided.reason());
        announcer.announceFirst(decided);
        announcer.announce(EventEnvelope.first("provisioner", decided).asCause(), decision.command(warehouse));
    }
}
