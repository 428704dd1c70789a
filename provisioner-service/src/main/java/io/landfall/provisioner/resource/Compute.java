package io.landfall.provisioner.resource;

import java.util.Optional;

/** The resource that answers SQL: a cluster or a Serverless workgroup. */
public interface Compute extends Resource {

    /** Where SQL is answered; empty while it is not. */
    Optional<SqlEndpoint> endpoint();

    /** How it is paused; empty where there is no such thing. */
    default Optional<Pausable> pausable() {
        return Optional.empty();
    }

    /**
     * What state it is in, whatever the definition wants it to be. Pausing and resuming look at nothing else: a cluster that differs
     * can be paused all the same.
     */
    default Finding standing() {
        return find();
    }
}
