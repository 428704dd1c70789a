package io.landfall.local.provision;

import java.time.Duration;

/** How long nothing has been heard of a command. */
final class Silence {

    private final Duration most;
    private final String whereToLook;
    private long since = System.nanoTime();

    Silence(Duration most, String whereToLook) {
        this.most = most;
        this.whereToLook = whereToLook;
    }

    void broken() {
        since = System.nanoTime();
    }

    /** @throws RequestException if it has been too long */
    void check() {
        if (System.nanoTime() - since > most.toNanos()) {
            throw new RequestException(
                    "the provisioner has said nothing for %d s; look at %s".formatted(most.toSeconds(), whereToLook));
        }
    }
}
