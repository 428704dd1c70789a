package io.landfall.redshift.gateway;

import io.landfall.redshift.copy.statement.CopyParser;
import io.landfall.redshift.sql.SqlRewriter;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.StatementRefused;

/** Decides what each statement needs. */
final class StatementPlanner {
    private final SqlRewriter rewriter = new SqlRewriter();

    StatementPlan plan(Statement statement) {
        try {
            if (CopyParser.handles(statement)) {
                return new StatementPlan.CopyFromS3(CopyParser.parse(statement));
            }
            String sql = rewriter.rewrite(statement);
            if (SessionCounters.areReadBy(statement)) {
                return new StatementPlan.ReadsCounters(sql);
            }
            if (statement.startsWith("truncate")) {
                return new StatementPlan.Truncate(sql);
            }
            return sql.equals(statement.text()) ? new StatementPlan.PassThrough() : new StatementPlan.Rewritten(sql);
        } catch (StatementRefused refused) {
            return new StatementPlan.Refused(refused.error());
        }
    }

    /** The text PostgreSQL gets; only for plans that are not local or refused. */
    static String backendSql(Statement statement, StatementPlan plan) {
        if (plan instanceof StatementPlan.Rewritten rewritten) {
            return rewritten.sql();
        }
        if (plan instanceof StatementPlan.ReadsCounters reads) {
            return reads.sql();
        }
        return plan instanceof StatementPlan.Truncate truncate ? truncate.sql() : statement.text();
    }
}
