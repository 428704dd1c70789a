package io.landfall.stager.copy;

import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * How many COPYs may run at once in one warehouse, over all datasets and pipelines of this process: the warehouse has few
 * slots for queries (WLM), and its readers need some. First come, first served. Thread-safe.
 */
public final class CopySlots {

    /** Of the five slots that a queue of Redshift has by default, one is left. */
    public static final int USUAL = 4;

    private final Semaphore free;

    /** @param most at least 1 */
    public CopySlots(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one COPY must be allowed at a time, not " + most);
        }
        this.free = new Semaphore(most, true);
    }

    /** Waits for a slot, without a connection to the warehouse, then does the work in it. */
    <T> T call(Callable<T> work) throws Exception {
        free.acquire();
        try {
            return work.call();
        } finally {
            free.release();
        }
    }
}
