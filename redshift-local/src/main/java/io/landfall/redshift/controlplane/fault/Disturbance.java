package io.landfall.redshift.controlplane.fault;

import java.time.Duration;
import java.util.Objects;

/** What goes wrong with a call. */
public sealed interface Disturbance {

    /** It is answered with an error; the action does not take place. */
    record Refuse(Refusal refusal) implements Disturbance {
        public Refuse {
            Objects.requireNonNull(refusal, "refusal");
        }
    }

    /** It is answered as if no policy allowed it. */
    record Deny() implements Disturbance {}

    /** The connection is closed before anything happens. */
    record LoseRequest() implements Disturbance {}

    /** The action takes place, then the connection is closed: the caller does not know. */
    record LoseAnswer() implements Disturbance {}

    /** The call waits first, then goes on; other disturbances may follow. */
    record Delay(Duration duration) implements Disturbance {
        public Delay {
            Objects.requireNonNull(duration, "duration");
        }
    }
}
