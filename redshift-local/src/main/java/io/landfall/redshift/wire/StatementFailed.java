package io.landfall.redshift.wire;

/** A statement that ends in an error to the client and aborts the transaction. */
public class StatementFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final ServerError error;

    public StatementFailed(ServerError error) {
        super(error.message());
        this.error = error;
    }

    public StatementFailed(ServerError error, Throwable cause) {
        super(error.message(), cause);
        this.error = error;
    }

    public final ServerError error() {
        return error;
    }
}
