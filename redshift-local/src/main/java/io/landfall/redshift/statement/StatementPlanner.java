package io.landfall.redshift.statement;

import io.landfall.redshift.copy.statement.CopyParser;
import io.landfall.redshift.sql.DatabaseCommand;
import io.landfall.redshift.sql.MergeStatement;
import io.landfall.redshift.sql.SqlRewriter;
import io.landfall.redshift.sql.Statement;
import io.landfall.redshift.sql.StatementRefused;
import io.landfall.redshift.sql.UserPassword;
import io.landfall.redshift.sql.WriteTarget;
import io.landfall.redshift.unload.statement.UnloadParser;
import io.landfall.redshift.unload.statement.UnloadStatement;
import io.landfall.redshift.wire.ServerError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides what each statement needs. */
public final class StatementPlanner {
    private static final Logger LOG = LoggerFactory.getLogger(StatementPlanner.class);

    private final SqlRewriter rewriter = new SqlRewriter();

    /** The plan for one statement; statements that are refused have a plan too. */
    public StatementPlan plan(Statement statement) {
        try {
            if (CopyParser.handles(statement)) {
                return new StatementPlan.InGateway(new CopyFromS3(CopyParser.parse(statement)));
            }
            if (UnloadParser.handles(statement)) {
                UnloadStatement unload = UnloadParser.parse(statement);
                return new StatementPlan.InGateway(
                        new UnloadToS3(unload, rewriter.rewrite(Statement.of(unload.query()))));
            }
            Optional<LocalStatement> local = OwnCommands.find(statement);
            if (local.isPresent()) {
                return new StatementPlan.InGateway(local.get());
            }
            return inBackend(statement, rewriter.rewrite(statement));
        } catch (StatementRefused refused) {
            return new StatementPlan.Refused(refused.error(), refused.infos());
        } catch (RuntimeException mistake) {
            LOG.warn("A statement could not be planned", mistake);
            return new StatementPlan.Refused(
                    ServerError.of(ServerError.INTERNAL_ERROR, "internal error: " + mistake.getMessage()), List.of());
        } catch (StackOverflowError tooDeep) {
            return new StatementPlan.Refused(ServerError.of("54001", "stack depth limit exceeded"), List.of());
        }
    }

    private static StatementPlan inBackend(Statement statement, String sql) {
        List<Step> before = new ArrayList<>();
        List<Step> after = new ArrayList<>();
        // First of all: nothing may take a snapshot before the lock.
        WriteTarget.of(statement).map(LockForWrite::new).ifPresent(before::add);
        if (statement.startsWith("lock")) {
            before.add(new OpenTransaction());
        }
        MergeStatement.parse(statement)
                .map(merge -> new RequireTable(merge.source(), "MERGE"))
                .ifPresent(before::add);
        // Before the session's own queries: the first of them takes the snapshot that has to show the history.
        if (ActivityViews.areReadBy(statement)) {
            before.add(new PublishActivity());
        }
        if (SessionCounters.areReadBy(statement)) {
            before.add(new PublishCounters());
        }
        TableSteps.add(statement, before, after);
        if (statement.startsWith("truncate")) {
            after.add(new CommitBlock());
        }
        UserPassword.digest(statement).map(KeepPasswordDigest::new).ifPresent(after::add);
        DatabaseCommand.create(statement).map(SetIsolationLevel::new).ifPresent(after::add);
        boolean unchanged = before.isEmpty() && after.isEmpty() && sql.equals(statement.text());
        return unchanged ? new StatementPlan.PassThrough() : new StatementPlan.InBackend(sql, before, after);
    }
}
