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
        TokenCursor cursor = statement.cursor();
        if (!cursor.skipWord("cancel")) {
            return Optional.empty();
        }
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
