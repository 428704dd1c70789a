package io.landfall.redshift.copy.failure;

import io.landfall.redshift.wire.ServerError;

/** Errors from Redshift's compute nodes: SQLSTATE XX000 and the real code in a framed DETAIL block. */
public final class ExecutionError {
    static final int GENERAL = 8001;

    private ExecutionError() {}

    /**
     * The error with its block.
     *
     * @param context what was being done, for example the key being read
     * @param location Redshift's source file, which log readers search for
     */
    public static ServerError of(String text, String context, String location, LoadContext load) {
        return of(text, GENERAL, context, location, "padbmaster [pid=" + load.pid() + "]", load.queryId());
    }

    /** The same for errors with a code of their own, reported by another process than the leader's. */
    public static ServerError of(String text, int code, String context, String location, String process, long queryId) {
        String rule = "  -----------------------------------------------\n";
        String detail = "\n" + rule
                + "  error:  " + text + "\n"
                + "  code:      " + code + "\n"
                + "  context:   " + context + "\n"
                + "  query:     " + queryId + "\n"
                + "  location:  " + location + "\n"
                + "  process:   " + process + "\n"
                + rule;
        return new ServerError(ServerError.INTERNAL_ERROR, text, detail);
    }

    /** The client's view of rows that could not be loaded; the rows themselves are in the error views. */
    public static ServerError loadFailed(String table) {
        return ServerError.of(
                ServerError.INTERNAL_ERROR,
                "Load into table '" + table + "' failed.  Check 'sys_load_error_detail' system table for details.");
    }
}
