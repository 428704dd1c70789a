package io.landfall.redshift.statement;

import io.landfall.redshift.sql.RelationName;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.List;

/** Fails a statement whose source must be a table, not a view (MERGE reference). */
record RequireTable(RelationName relation, String command) implements Step {
    private static final String KIND =
            "SELECT relkind, relpersistence FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass($1)";

    @Override
    public void run(Session session) throws IOException, StatementFailed {
        List<List<String>> found = session.query(KIND, relation.quoted());
        if (found.isEmpty()) {
            throw new StatementFailed(LockForWrite.noSuchRelation(relation));
        }
        String kind = found.get(0).get(0);
        if (!kind.equals("r") && !kind.equals("p")) {
            throw new StatementFailed(ServerError.of(
                    "42809", "\"" + relation.name() + "\" is not a table: " + command + " takes only tables"));
        }
    }
}
