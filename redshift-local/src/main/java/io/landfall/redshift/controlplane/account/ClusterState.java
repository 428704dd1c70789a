package io.landfall.redshift.controlplane.account;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import java.util.Optional;

/**
 * Where a cluster is in its life. The words are those DescribeClusters reports (API reference, Cluster); {@code pausing} and
 * {@code resuming} are missing there and reported all the same.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClusterState.Creating.class, name = "creating"),
    @JsonSubTypes.Type(value = ClusterState.Available.class, name = "available"),
    @JsonSubTypes.Type(value = ClusterState.Modifying.class, name = "modifying"),
    @JsonSubTypes.Type(value = ClusterState.Resizing.class, name = "resizing"),
    @JsonSubTypes.Type(value = ClusterState.Rebooting.class, name = "rebooting"),
    @JsonSubTypes.Type(value = ClusterState.Pausing.class, name = "pausing"),
    @JsonSubTypes.Type(value = ClusterState.Paused.class, name = "paused"),
    @JsonSubTypes.Type(value = ClusterState.Resuming.class, name = "resuming"),
    @JsonSubTypes.Type(value = ClusterState.TakingFinalSnapshot.class, name = "final-snapshot"),
    @JsonSubTypes.Type(value = ClusterState.Deleting.class, name = "deleting"),
    @JsonSubTypes.Type(value = ClusterState.Failed.class, name = "failed")
})
public sealed interface ClusterState {

    /** {@code ClusterStatus}. */
    String status();

    /** {@code ClusterAvailabilityStatus}. */
    default String availability() {
        return "Unavailable";
    }

    /** Where the cluster is, or will be again; empty before its first start and at its end. */
    default Optional<Endpoint> reachableAt() {
        return Optional.empty();
    }

    /** A state of a cluster that has been up: its endpoint does not change any more. */
    sealed interface Located extends ClusterState {
        Endpoint endpoint();

        @Override
        default Optional<Endpoint> reachableAt() {
            return Optional.of(endpoint());
        }
    }

    /** Asked for or being restored, not yet up. */
    record Creating() implements ClusterState {
        @Override
        public String status() {
            return "creating";
        }
    }

    /** Up. */
    record Available(Endpoint endpoint) implements Located {
        @Override
        public String status() {
            return "available";
        }

        @Override
        public String availability() {
            return "Available";
        }
    }

    /** Up, while what was asked for is applied. */
    record Modifying(Endpoint endpoint) implements Located {
        @Override
        public String status() {
            return "modifying";
        }

        @Override
        public String availability() {
            return "Modifying";
        }
    }

    /** Up, while its nodes change. */
    record Resizing(Endpoint endpoint) implements Located {
        @Override
        public String status() {
            return "resizing";
        }

        @Override
        public String availability() {
            return "Modifying";
        }
    }

    /** Being started again, on request or because the control plane itself restarted. */
    record Rebooting(Endpoint endpoint) implements Located {
        @Override
        public String status() {
            return "rebooting";
        }
    }

    /** On its way to being stopped; its data stays. */
    record Pausing(Endpoint endpoint) implements Located {
        @Override
        public String status() {
            return "pausing";
        }
    }

    /** Stopped with its data. */
    record Paused(Endpoint endpoint) implements Located {
        @Override
        public String status() {
            return "paused";
        }
    }

    /** On its way up from being paused. */
    record Resuming(Endpoint endpoint) implements Located {
        @Override
        public String status() {
            return "resuming";
        }
    }

    /**
     * Will be deleted when its last snapshot is complete.
     *
     * @param snapshot its identifier
     */
    record TakingFinalSnapshot(Endpoint endpoint, String snapshot) implements Located {
        @Override
        public String status() {
            return "final-snapshot";
        }
    }

    /** On its way out. */
    record Deleting() implements ClusterState {
        @Override
        public String status() {
            return "deleting";
        }
    }

    /** Its database could not be started; it can only be deleted. */
    record Failed(String reason) implements ClusterState {
        @Override
        public String status() {
            return "hardware-failure";
        }

        @Override
        public String availability() {
            return "Failed";
        }
    }
}
