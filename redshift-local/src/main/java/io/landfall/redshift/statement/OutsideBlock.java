package io.landfall.redshift.statement;

import io.landfall.redshift.wire.StatementFailed;

/**
 * Refuses to run inside a transaction block; unlike {@link OutsideTransaction} it lets a statement of a longer query pass.
 *
 * @param command as Redshift names it in the error
 */
record OutsideBlock(String command) implements Step {
    @Override
    public void run(Session session) throws StatementFailed {
        if (session.inTransactionBlock()) {
            throw OutsideTransaction.refused(command);
        }
    }
}
