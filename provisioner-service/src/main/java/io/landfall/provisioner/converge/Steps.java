package io.landfall.provisioner.converge;

import io.landfall.provisioner.resource.Address;

/** Hears how far a command has come. */
@FunctionalInterface
public interface Steps {

    /** Work on a step begins; nothing is known of it yet. */
    default void begins(Address step) {}

    /** @param state what was found or done, such as {@code creating}; may be said again unchanged */
    void reached(Address step, String state);
}
