package io.landfall.redshift.fault;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One delay that is going on; any thread may end it. */
public final class Wait {
    private final CompletableFuture<End> end = new CompletableFuture<>();

    /** Why it was over. */
    public enum End {
        ELAPSED,
        /** The rule was removed. */
        RELEASED,
        /** The query was cancelled. */
        CANCELLED,
        /** The session is to end. */
        CUT
    }

    Wait() {}

    /** Waits until the time is up or somebody ends it. */
    public End await(Duration longest) {
        return end.completeOnTimeout(End.ELAPSED, longest.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Ends it, unless it is over already. */
    public void end(End reason) {
        end.complete(reason);
    }
}
