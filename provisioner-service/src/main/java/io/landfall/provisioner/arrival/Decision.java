package io.landfall.provisioner.arrival;

import io.landfall.event.Command;
import io.landfall.event.ComputeDecided;
import io.landfall.event.PauseCluster;
import io.landfall.event.ResumeCluster;
import java.time.Duration;

/** What is to happen to the compute of a warehouse. */
public sealed interface Decision {

    /** The same for the same situation, whoever decides and however often. */
    String requestId();

    /** The decision as others are told of it. */
    ComputeDecided announcement(String warehouse);

    /** What carries the decision out. */
    Command command(String warehouse);

    /** Nothing was in flight for {@code idle}. */
    record Pause(String requestId, Duration idle) implements Decision {

        @Override
        public ComputeDecided announcement(String warehouse) {
            String reason = "nothing was in flight for " + words(idle);
            return new ComputeDecided(warehouse, requestId, "pause", reason, idle.toMillis());
        }

        @Override
        public PauseCluster command(String warehouse) {
            return new PauseCluster(warehouse, requestId);
        }

        private static String words(Duration time) {
            return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
        }
    }

    /** Work waits. */
    record Resume(String requestId, String reason) implements Decision {

        @Override
        public ComputeDecided announcement(String warehouse) {
            return new ComputeDecided(warehouse, requestId, "resume", reason, 0);
        }

        @Override
        public ResumeCluster command(String warehouse) {
            return new ResumeCluster(warehouse, requestId);
        }
    }
}
