package io.landfall.redshift.gateway;

import java.io.IOException;

/** The client has ended the connection while the session worked for it. */
final class ClientLeft extends IOException {
    private static final long serialVersionUID = 1L;

    ClientLeft() {
        super("the client has left");
    }
}
