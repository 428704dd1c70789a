package io.landfall.local.demo;

import java.time.Duration;
import java.util.function.Supplier;

/** How long nothing may happen. */
final class Patience {

    private final Duration limit;
    private long since = System.nanoTime();

    Patience(Duration limit) {
        this.limit = limit;
    }

    /** Something happened. */
    void renew() {
        since = System.nanoTime();
    }

    /** @throws DemoException if nothing happened for too long */
    void check(Supplier<String> complaint) {
        if (System.nanoTime() - since > limit.toNanos()) {
            throw new DemoException(complaint.get());
        }
    }
}
