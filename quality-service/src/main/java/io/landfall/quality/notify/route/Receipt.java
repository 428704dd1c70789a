package io.landfall.quality.notify.route;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * An event that is acknowledged when nobody holds it any more: every route has let it go, and every sink has what the routes
 * made of it. Begins with one hold, that of whoever received it.
 */
public final class Receipt {

    private final AtomicInteger holds = new AtomicInteger(1);
    private final Runnable done;

    public Receipt(Runnable done) {
        this.done = done;
    }

    /** For what nothing was received for. */
    static Receipt none() {
        return new Receipt(() -> {});
    }

    /** So many more have to let it go. */
    public void hold(int more) {
        holds.addAndGet(more);
    }

    /** One lets it go. */
    public void release() {
        if (holds.decrementAndGet() == 0) {
            done.run();
        }
    }
}
