package io.landfall.redshift.controlplane.fault;

import io.landfall.redshift.controlplane.protocol.AwsService;
import io.landfall.redshift.controlplane.protocol.Call;
import java.time.Duration;
import java.util.Objects;

/**
 * One fault to come.
 *
 * @param service null for every service
 * @param action null for every action
 */
public record PlannedFault(AwsService service, String action, Turn turn, Disturbance disturbance) {

    public PlannedFault {
        Objects.requireNonNull(turn, "turn");
        Objects.requireNonNull(disturbance, "disturbance");
    }

    /** The next call of an action. */
    public static Draft on(AwsService service, String action) {
        return new Draft(service, action, new Turn.Calls(1, 1));
    }

    /** The next call of any action of a service. */
    public static Draft on(AwsService service) {
        return on(service, null);
    }

    /** The next call of all. */
    public static Draft onAny() {
        return on(null, null);
    }

    boolean concerns(Call call) {
        return (service == null || service == call.service()) && (action == null || action.equals(call.action()));
    }

    /** A fault that lacks what goes wrong. */
    public record Draft(AwsService service, String action, Turn turn) {

        /** The next {@code number} calls. */
        public Draft times(long number) {
            return calls(1, number);
        }

        /** The calls from {@code first} to {@code last}, counted from 1. */
        public Draft calls(long first, long last) {
            return new Draft(service, action, new Turn.Calls(first, last));
        }

        /** Every call. */
        public Draft always() {
            return times(Long.MAX_VALUE);
        }

        /** Every call with a probability between 0 and 1; the same seed chooses the same calls. */
        public Draft randomly(double probability, long seed) {
            return new Draft(service, action, new Turn.Randomly(probability, seed));
        }

        /** See {@link StandardRefusal} and {@link Refusal#exactly}. */
        public PlannedFault refused(Refusal refusal) {
            return with(new Disturbance.Refuse(refusal));
        }

        /** As if no policy allowed it. */
        public PlannedFault denied() {
            return with(new Disturbance.Deny());
        }

        /** The connection is closed before anything happens. */
        public PlannedFault lostBefore() {
            return with(new Disturbance.LoseRequest());
        }

        /** The action takes place, and its answer is lost. */
        public PlannedFault lostAfter() {
            return with(new Disturbance.LoseAnswer());
        }

        public PlannedFault delayed(Duration duration) {
            return with(new Disturbance.Delay(duration));
        }

        private PlannedFault with(Disturbance disturbance) {
            return new PlannedFault(service, action, turn, disturbance);
        }
    }
}
