package io.landfall.redshift.statement;

import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;

/**
 * Refuses to run inside a transaction block.
 *
 * @param command as Redshift names it in the error
 */
record OutsideBlock(String command) implements Step {
    private static final String ACTIVE_TRANSACTION = "25001";

    @Override
    public void run(Session session) throws StatementFailed {
        if (session.inTransactionBlock()) {
            throw new StatementFailed(
                    ServerError.of(ACTIVE_TRANSACTION, command + " cannot run inside a transaction block"));
        }
    }
}
