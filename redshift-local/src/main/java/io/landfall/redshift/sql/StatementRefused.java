package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;

/** A statement that is answered with an error before PostgreSQL sees it. */
public final class StatementRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final ServerError error;

    public StatementRefused(ServerError error) {
        super(error.message());
        this.error = error;
    }

    /** A Redshift feature the emulator does not have. */
    public static StatementRefused notSupported(String what) {
        return new StatementRefused(ServerError.notSupported(what));
    }

    /** The text PostgreSQL and Redshift use; {@code near} is null at the end of the statement. */
    public static StatementRefused syntaxError(String near) {
        String message = near == null ? "syntax error at end of input" : "syntax error at or near \"" + near + "\"";
        return new StatementRefused(ServerError.of(ServerError.SYNTAX_ERROR, message));
    }

    public ServerError error() {
        return error;
    }
}
