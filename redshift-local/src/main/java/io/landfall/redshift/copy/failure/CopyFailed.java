package io.landfall.redshift.copy.failure;

import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;

/** A COPY that ends in an error to the client and aborts the transaction. */
public class CopyFailed extends StatementFailed {
    private static final long serialVersionUID = 1L;

    public CopyFailed(ServerError error) {
        super(error);
    }

    public CopyFailed(ServerError error, Throwable cause) {
        super(error, cause);
    }
}
