package io.landfall.provisioner.converge;

import io.landfall.provisioner.resource.Address;

/** Hears how far a command has come. */
@FunctionalInterface
public interface Steps {

    /** @param state what was found or done, such as {@code creating}; may be said again unchanged */
    void reached(Address step, String state);
}
