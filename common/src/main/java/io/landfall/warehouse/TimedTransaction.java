package io.landfall.warehouse;

import io.landfall.metrics.WorkMeters;
import java.time.Duration;

/** Times a transaction from its fence to its end, and tells a commit from everything else. */
final class TimedTransaction implements AutoCloseable {

    private final Fence fence;
    private final long begin = System.nanoTime();
    private boolean committed;

    TimedTransaction(Fence fence) {
        this.fence = fence;
    }

    <T> T committed(T result) {
        committed = true;
        return result;
    }

    @Override
    public void close() {
        WorkMeters.transaction(fence.shard(), Duration.ofNanos(System.nanoTime() - begin), committed);
    }
}
