package io.landfall.redshift.gateway;

import java.io.IOException;

/** A fault on purpose ends the connection; there is no answer. */
final class ConnectionDropped extends IOException {
    private static final long serialVersionUID = 1L;

    ConnectionDropped(String reason) {
        super(reason);
    }
}
