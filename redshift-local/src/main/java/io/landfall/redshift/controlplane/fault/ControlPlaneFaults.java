package io.landfall.redshift.controlplane.fault;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The faults on purpose of a control plane: what is planned, and what the caller is allowed. For any number of threads; may be filled
 * before the control plane starts and changed while it runs.
 */
public final class ControlPlaneFaults {

    private static final Logger LOG = LoggerFactory.getLogger(ControlPlaneFaults.class);
    private static final String EVERYTHING = "*";

    private volatile List<ActivePlan> plans = List.of();
    private volatile Set<String> allowed = Set.of(EVERYTHING);

    /** Puts a fault in force, behind those that are. The first that acts on a call with more than a delay hides the rest. */
    public synchronized void plan(PlannedFault fault) {
        List<ActivePlan> more = new ArrayList<>(plans);
        more.add(new ActivePlan(fault));
        plans = List.copyOf(more);
    }

    /** Forgets every planned fault and ends its delays; what is allowed stays. */
    public synchronized void clear() {
        List<ActivePlan> cleared = plans;
        plans = List.of();
        cleared.forEach(ActivePlan::remove);
    }

    /** The faults in force, in the order they are asked. */
    public List<PlannedFault> planned() {
        return plans.stream().map(ActivePlan::plan).toList();
    }

    /**
     * From now on every call is denied that needs a permission not in this list: the action itself, {@code iam:PassRole} where a role is
     * passed, and the tagging action where AWS asks for one.
     *
     * @param permissions exact, as {@code redshift:CreateCluster}, or {@code *} for all
     * @throws IllegalArgumentException when one is neither, such as {@code redshift:*}
     */
    public void allowOnly(List<String> permissions) {
        for (String permission : permissions) {
            if (!permission.equals(EVERYTHING) && !permission.matches("[a-z0-9-]+:[A-Za-z0-9]+")) {
                throw new IllegalArgumentException(
                        permission + " is neither * nor an action with its service, as redshift:CreateCluster");
            }
        }
        allowed = Set.copyOf(permissions);
    }

    /** Ends what {@link #allowOnly} began. */
    public void allowEverything() {
        allowed = Set.of(EVERYTHING);
    }

    /** @throws AwsFault naming the first permission that is missing */
    void checkAllowed(Call call, String accountId, String region) {
        Set<String> granted = allowed;
        if (granted.contains(EVERYTHING)) {
            return;
        }
        for (Permission needed : RequiredPermissions.of(call, accountId, region)) {
            if (!granted.contains(needed.action())) {
                throw AccessDenied.to(call, needed, accountId);
            }
        }
    }

    /** Waits as planned, then tells what else goes wrong with the call. */
    Optional<Disturbance> meet(Call call) {
        for (ActivePlan plan : plans) {
            Optional<Disturbance> met = plan.meet(call);
            met.ifPresent(disturbance -> LOG.info("Fault on purpose on {}: {}", call, disturbance));
            if (met.isPresent() && met.get() instanceof Disturbance.Delay delay) {
                plan.await(delay.duration());
            } else if (met.isPresent()) {
                return met;
            }
        }
        return Optional.empty();
    }
}
