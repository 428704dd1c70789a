package io.landfall.redshift.controlplane.account;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.landfall.redshift.controlplane.warehouse.Endpoint;
import java.util.Optional;

/** Where a cluster is in its life. The words are those DescribeClusters reports. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ClusterState.Creating.class, name = "creating"),
    @JsonSubTypes.Type(value = ClusterState.Available.class, name = "available"),
    @JsonSubTypes.Type(value = ClusterState.Rebooting.class, name = "rebooting"),
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

    /** Empty while there is nothing to connect to. */
    default Optional<Endpoint> reachableAt() {
        return Optional.empty();
    }

    /** Asked for, not yet up. */
    record Creating() implements ClusterState {
        @Override
        public String status() {
            return "creating";
        }
    }

    /** Up. */
    record Available(Endpoint endpoint) implements ClusterState {
        @Override
        public String status() {
            return "available";
        }

        @Override
        public String availability() {
            return "Available";
        }

        @Override
        public Optional<Endpoint> reachableAt() {
            return Optional.of(endpoint);
        }
    }

    /** Was up before the control plane restarted and is being started again; its endpoint stays. */
    record Rebooting(Endpoint endpoint) implements ClusterState {
        @Override
        public String status() {
            return "rebooting";
        }

        @Override
        public Optional<Endpoint> reachableAt() {
            return Optional.of(endpoint);
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
