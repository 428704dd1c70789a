package io.landfall.provisioner.resource;

import java.util.List;
import java.util.Optional;

/**
 * One thing in AWS that a warehouse needs. Every method makes a handful of calls and returns at once; none waits for AWS to get
 * ready. Failures of AWS are thrown as the SDK's exceptions.
 */
public interface Resource {

    Address address();

    /** Looks, and changes nothing. What AWS cannot find is {@link Finding.Missing}, not an exception. */
    Finding find();

    /** Asks AWS to make what {@link #find} found missing, with its tags. */
    void create();

    /** Asks AWS to repair the differences that {@link #find} found; those it cannot repair in place are not among them. */
    void change(Finding.Different found);

    /**
     * Asks AWS to remove it, as far as it is Landfall's. Called again until it is gone or kept: the answer says how far it is.
     */
    Removal remove(RemovalOptions options);

    /** What {@link #remove} would lead to in the end; only reads. */
    default Removal foresee(RemovalOptions options) {
        Finding found = find();
        if (found instanceof Finding.Missing) {
            return new Removal.Gone();
        }
        return found instanceof Finding.Refused refused
                ? new Removal.Kept(refused.explanation())
                : new Removal.Removing("to be removed");
    }

    /** Why the warehouse must not be torn down as it is defined, and what to do; usually nothing. Only reads. */
    default Optional<String> teardownObstacle() {
        return Optional.empty();
    }

    /** Whether the definition asks for it; what it does not ask for, and is not there, is not worth a word. */
    default boolean isWanted() {
        return true;
    }

    /** Whether a teardown keeps it, so that its being there does not mean that there is a warehouse. */
    default boolean outlivesTeardown() {
        return false;
    }

    /** What a person must see before it is made, because it is dangerous; usually nothing. */
    default List<String> warnings() {
        return List.of();
    }
}
