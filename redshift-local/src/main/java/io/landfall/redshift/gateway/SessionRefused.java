package io.landfall.redshift.gateway;

import io.landfall.redshift.wire.ServerError;

/** The client does not get a session. */
final class SessionRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final ServerError error;

    SessionRefused(ServerError error) {
        super(error.message());
        this.error = error;
    }

    ServerError error() {
        return error;
    }
}
