package io.landfall.provisioner.operation;

import io.landfall.event.ClusterReady;

/** Asks the SQL endpoint for a sign of life. */
@FunctionalInterface
public interface SqlProbe {

    /**
     * Whether it answered; false for what passes by itself, such as a connection that is refused right after the start.
     *
     * @throws RuntimeException if it cannot answer as things are
     */
    boolean answers(ClusterReady candidate);
}
