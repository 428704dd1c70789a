package io.landfall.provisioner.resource;

import java.util.List;

/** Finds everything of one service that carries the tag of a warehouse, whatever it is called. */
public interface TagSearch {

    /** In no particular order; only reads. */
    List<Address> find();

    /** Whether this one, which {@link #find} found, stays on purpose when the warehouse is removed, as a final snapshot does. */
    default boolean isKept(Address found) {
        return false;
    }
}
