package io.landfall.redshift.statement;

import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** A statement without a result set that the gateway runs itself, in the client's transaction. */
@FunctionalInterface
public interface LocalStatement {

    /**
     * Runs it; notices go through {@link Session#info}.
     *
     * @return the command tag, for example {@code COPY}
     * @throws StatementFailed when the client gets an error; the transaction is aborted
     * @throws IOException when the connection to PostgreSQL or to the client breaks
     */
    String run(Session session) throws IOException, StatementFailed;
}
