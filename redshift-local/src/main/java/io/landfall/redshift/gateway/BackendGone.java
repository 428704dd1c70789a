package io.landfall.redshift.gateway;

import java.io.IOException;

/** The server process has ended the connection. */
final class BackendGone extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean announced;

    /** @param announced whether its last message was a fatal error, which the client has been passed */
    BackendGone(boolean announced) {
        super("PostgreSQL has ended the connection");
        this.announced = announced;
    }

    boolean announced() {
        return announced;
    }
}
