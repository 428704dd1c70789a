package io.landfall.loader;

import io.landfall.event.Cause;
import io.landfall.flow.WarehouseGate;

/**
 * A reason for the loader to work.
 *
 * @param deed what is asked for
 * @param done to be called when the deed is done and what waits is loaded
 */
record Trigger(Cause cause, Deed deed, Runnable done) {

    /** Something to do before what waits is loaded. */
    @FunctionalInterface
    interface Deed {

        /** @throws Exception if it is to be done again */
        void carryOut(WarehouseGate.Open open) throws Exception;
    }

    /** Nothing is asked for but to load what waits. */
    static Trigger toLoad(Cause cause, Runnable done) {
        return new Trigger(cause, open -> {}, done);
    }
}
