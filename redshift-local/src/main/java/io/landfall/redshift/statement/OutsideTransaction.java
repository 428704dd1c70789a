package io.landfall.redshift.statement;

import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;

/** The rule for commands that commit by themselves and so cannot be part of a transaction. */
final class OutsideTransaction {
    private static final String ACTIVE_TRANSACTION = "25001";

    private OutsideTransaction() {}

    /**
     * Checks the rule.
     *
     * @param command as the error names it
     * @throws StatementFailed 25001 when the session is in a transaction block or the command came together with others
     */
    static void require(Session session, String command) throws StatementFailed {
        if (session.inTransaction()) {
            throw refused(command);
        }
    }

    static StatementFailed refused(String command) {
        return new StatementFailed(
                ServerError.of(ACTIVE_TRANSACTION, command + " cannot run inside a transaction block"));
    }
}
