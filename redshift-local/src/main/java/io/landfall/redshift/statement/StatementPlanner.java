package io.landfall.redshift.statement;

import io.landfall.redshift.copy.statement.CopyParser;
import io.landfall.redshift.sql.SqlRewriter;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.sql.UserStatement;
import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.List;

/** Decides what each statement needs. */
public final class StatementPlanner {
    private final SqlRewriter rewriter = new SqlRewriter();

    /** The plan for one statement; statements that are refused have a plan too. */
    public StatementPlan plan(Statement statement) {
        try {
            if (CopyParser.handles(statement)) {
                return new StatementPlan.InGateway(new CopyFromS3(CopyParser.parse(statement)));
            }
            return inBackend(statement, rewriter.rewrite(statement));
        } catch (StatementRefused refused) {
            return new StatementPlan.Refused(refused.error());
        } catch (StackOverflowError tooDeep) {
            return new StatementPlan.Refused(ServerError.of("54001", "stack depth limit exceeded"));
        }
    }

    private static StatementPlan inBackend(Statement statement, String sql) {
        List<Step> before = new ArrayList<>();
        List<Step> after = new ArrayList<>();
        if (SessionCounters.areReadBy(statement)) {
            before.add(new PublishCounters());
        }
        if (statement.startsWith("truncate")) {
            after.add(new CommitBlock());
        }
        UserStatement.digest(statement).map(KeepPasswordDigest::new).ifPresent(after::add);
        boolean unchanged = before.isEmpty() && after.isEmpty() && sql.equals(statement.text());
        return unchanged ? new StatementPlan.PassThrough() : new StatementPlan.InBackend(sql, before, after);
    }
}
