package io.landfall.redshift.statement;

import io.landfall.redshift.failure.AmbiguousMerge;
import io.landfall.redshift.sql.MergeStatement;
import io.landfall.redshift.sql.RelationName;
import io.landfall.redshift.sql.SqlRewriter;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.util.List;

/**
 * MERGE … REMOVE DUPLICATES: rows of the target that match are replaced by the source's row, so that duplicates among them
 * collapse, and the other rows of the source are inserted (MERGE reference, simplified mode).
 */
record MergeRemovingDuplicates(MergeStatement merge) implements LocalStatement {
    private static final String COLUMNS = "SELECT count(*) FROM pg_catalog.pg_attribute"
            + " WHERE attrelid = pg_catalog.to_regclass($1) AND attnum > 0 AND NOT attisdropped";

    @Override
    public String run(Session session) throws IOException, StatementFailed {
        Step lock = new LockForWrite(merge.target());
        if (lock.needed(session)) {
            lock.run(session);
        }
        new RequireTable(merge.source(), "MERGE").run(session);
        requireEqualColumnCounts(session);
        if (!session.query(rewritten(ambiguous())).isEmpty()) {
            throw new StatementFailed(AmbiguousMerge.ERROR);
        }
        session.query(
                rewritten("DELETE FROM " + target() + " USING " + merge.sourceText() + " WHERE " + merge.condition()));
        List<List<String>> inserted = session.query("WITH inserted AS (INSERT INTO " + target() + " SELECT * FROM "
                + merge.source().quoted() + " RETURNING 1) SELECT count(*) FROM inserted");
        return "MERGE " + inserted.get(0).get(0);
    }

    /** A row of the target that several rows of the source match. */
    private String ambiguous() {
        return "SELECT 1 FROM " + target() + " JOIN " + merge.sourceText() + " ON " + merge.condition() + " GROUP BY "
                + target() + ".ctid HAVING count(*) > 1 LIMIT 1";
    }

    private String target() {
        return merge.target().quoted();
    }

    private void requireEqualColumnCounts(Session session) throws IOException, StatementFailed {
        if (!columns(session, merge.target()).equals(columns(session, merge.source()))) {
            throw new StatementFailed(ServerError.of(
                    ServerError.SYNTAX_ERROR,
                    "MERGE REMOVE DUPLICATES needs as many columns in the source as in the target"));
        }
    }

    private static String columns(Session session, RelationName table) throws IOException, StatementFailed {
        return session.query(COLUMNS, table.quoted()).get(0).get(0);
    }

    private static String rewritten(String sql) {
        return new SqlRewriter().rewrite(Statement.of(sql));
    }
}
