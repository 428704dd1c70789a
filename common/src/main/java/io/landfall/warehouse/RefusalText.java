package io.landfall.warehouse;

import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementException;

/** A failure in the words of the warehouse, for a person: without names of classes, and with as much SQL as finds the load. */
public final class RefusalText {

    private static final int MOST_SQL = 200;
    private static final String ERROR = "ERROR: ";

    private RefusalText() {}

    /** What the warehouse said, and the beginning of the statement it said it of; of any other failure its message. */
    public static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException && cause.getMessage() != null) {
                return said(cause.getMessage()) + statement(failure);
            }
        }
        return String.valueOf(failure.getMessage());
    }

    private static String said(String message) {
        return message.startsWith(ERROR) ? message.substring(ERROR.length()) : message;
    }

    private static String statement(Throwable failure) {
        if (!(failure instanceof StatementException statement) || statement.getStatementContext() == null) {
            return "";
        }
        String sql = statement.getStatementContext().getRawSql();
        if (sql == null) {
            return "";
        }
        String line = sql.strip().replaceAll("\\s+", " ");
        return " in: " + (line.length() > MOST_SQL ? line.substring(0, MOST_SQL) + "…" : line);
    }
}
