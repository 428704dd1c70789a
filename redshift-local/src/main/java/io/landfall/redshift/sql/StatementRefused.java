package io.landfall.redshift.sql;

import io.landfall.redshift.wire.ServerError;
import java.util.List;

/** A statement that is answered with an error before PostgreSQL sees it. */
public final class StatementRefused extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** What the leader node says of a plan that the compute nodes cannot run. */
    static final String NOT_ON_TABLES =
            "Specified types or functions (one per INFO message) not supported on Redshift tables.";

    private final ServerError error;
    private final transient List<String> infos;

    public StatementRefused(ServerError error) {
        this(error, List.of());
    }

    private StatementRefused(ServerError error, List<String> infos) {
        super(error.message());
        this.error = error;
        this.infos = List.copyOf(infos);
    }

    /** A function that only the leader node has, in a statement that reads user tables. */
    static StatementRefused leaderNodeOnly(String function) {
        return new StatementRefused(
                ServerError.of(ServerError.FEATURE_NOT_SUPPORTED, NOT_ON_TABLES),
                List.of("Function \"" + function + "()\" not supported."));
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

    /** What PostgreSQL and Redshift say of a function they do not have. */
    public static StatementRefused noSuchFunction(String name) {
        return new StatementRefused(
                ServerError.of(ServerError.UNDEFINED_FUNCTION, "function " + name + " does not exist"));
    }

    /** Texts that are sent as INFO before the error; mostly none. */
    public List<String> infos() {
        return infos;
    }

    public ServerError error() {
        return error;
    }
}
