package io.landfall.redshift.sql;

import java.util.Optional;

/**
 * {@code CANCEL pid ['message']}.
 *
 * @param pid process of the session whose query is to end
 */
public record CancelStatement(int pid) {

    /** Reads one; empty for any other statement. */
    public static Optional<CancelStatement> parse(Statement statement) {
        if (!statement.startsWith("cancel")) {
            return Optional.empty();
        }
        TokenCursor cursor = statement.cursor();
        cursor.next();
        int pid = cursor.expectInteger();
        if (cursor.peek().isString()) {
            cursor.next();
        }
        if (!cursor.atEnd()) {
            throw cursor.syntaxError();
        }
        return Optional.of(new CancelStatement(pid));
    }
}
