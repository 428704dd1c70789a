package io.landfall.redshift.copy.failure;

import io.landfall.redshift.wire.ServerError;

/** A COPY that ends in an error to the client and aborts the transaction. */
public class CopyFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final ServerError error;

    public CopyFailed(ServerError error) {
        super(error.message());
        this.error = error;
    }

    public CopyFailed(ServerError error, Throwable cause) {
        super(error.message(), cause);
        this.error = error;
    }

    public ServerError error() {
        return error;
    }
}
