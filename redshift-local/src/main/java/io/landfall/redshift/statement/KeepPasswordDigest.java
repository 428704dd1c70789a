package io.landfall.redshift.statement;

import io.landfall.redshift.sql.UserPassword;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;

/** Keeps the SHA-256 digest of a user's password in place of PostgreSQL's own. */
record KeepPasswordDigest(UserPassword.Digest digest) implements Step {

    @Override
    public void run(Session session) throws IOException, StatementFailed {
        session.query(
                "UPDATE pg_catalog.pg_authid SET rolpassword = $2 WHERE rolname = $1", digest.user(), digest.kept());
    }
}
