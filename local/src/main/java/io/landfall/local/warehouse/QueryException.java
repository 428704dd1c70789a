package io.landfall.local.warehouse;

/** The warehouse refused a statement. Detail, hint and position follow its message on the same line. */
public final class QueryException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    QueryException(String message, Throwable cause) {
        super(message.strip().replaceAll("\\s*\\R\\s*", "; "), cause);
    }
}
