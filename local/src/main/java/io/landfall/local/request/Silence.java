package io.landfall.local.request;

import java.time.Duration;

/** How long nothing has been heard of a command. */
final class Silence {

    private final Duration most;
    private final Answerer answerer;
    private long since = System.nanoTime();

    Silence(Duration most, Answerer answerer) {
        this.most = most;
        this.answerer = answerer;
    }

    void broken() {
        since = System.nanoTime();
    }

    /** @throws RequestException if it has been too long */
    void check() {
        if (System.nanoTime() - since > most.toNanos()) {
            throw new RequestException("the %s has said nothing for %d s: is it running? Look at %s"
                    .formatted(answerer.service(), most.toSeconds(), answerer.whereToLook()));
        }
    }
}
