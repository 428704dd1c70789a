package io.landfall.local.warehouse;

/** The warehouse refused a statement. */
public final class QueryException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    QueryException(String message, Throwable cause) {
        super(message, cause);
    }
}
