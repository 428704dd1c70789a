package io.landfall.warehouse.contention;

/** Told while a transaction waits for a lock; again from time to time as long as it does. Must not block. */
@FunctionalInterface
public interface BlockedListener {

    /** Hears nothing. */
    BlockedListener NOBODY = blocked -> {};

    void blocked(Blocked blocked);
}
