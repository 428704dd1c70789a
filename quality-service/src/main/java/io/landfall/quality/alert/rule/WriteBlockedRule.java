package io.landfall.quality.alert.rule;

import io.landfall.event.LoadUndone;
import io.landfall.event.LockHolder;
import io.landfall.event.Severity;
import io.landfall.event.StagingEvent;
import io.landfall.event.TableEvent;
import io.landfall.event.WriteBlocked;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Fact;
import io.landfall.quality.alert.Rule;
import java.util.stream.Collectors;

/** Transactions that wait for a lock. Over with the next load, or the next batch: whatever held it has let go. */
final class WriteBlockedRule implements Rule {

    private static final AlertKind KIND = AlertKind.WRITE_BLOCKED;
    private static final int MILLIS = 1000;

    @Override
    public void consider(Fact fact, AlertDecisions decisions) {
        if (fact.event() instanceof WriteBlocked blocked) {
            raise(fact, blocked, decisions);
        } else if (fact.event() instanceof TableEvent table) {
            clear(WriteBlocked.LOADING, table.pipeline(), fact, decisions);
        } else if (fact.event() instanceof LoadUndone undone) {
            clear(WriteBlocked.LOADING, undone.pipeline(), fact, decisions);
        } else if (fact.event() instanceof StagingEvent staging) {
            clear(WriteBlocked.STAGING, staging.pipeline(), fact, decisions);
        }
    }

    private static void clear(String work, String pipeline, Fact fact, AlertDecisions decisions) {
        String beginning = KIND.key(pipeline, work, "");
        decisions.open(KIND, pipeline).stream()
                .filter(open -> open.key().startsWith(beginning))
                .forEach(open -> decisions.clear(open.key(), fact.at(), work + " goes on"));
    }

    private static void raise(Fact fact, WriteBlocked blocked, AlertDecisions decisions) {
        String pids = blocked.holders().stream()
                .map(holder -> "SELECT pg_terminate_backend(" + holder.pid() + ')')
                .collect(Collectors.joining("; "));
        decisions.raise(fact.problem(KIND, KIND.key(blocked.pipeline(), blocked.work(), blocked.table()))
                .pipeline(blocked.pipeline())
                .severity(Severity.WARN)
                .subject(blocked.table())
                .summary("%s of pipeline %s waits for a lock on %s, for %d s already"
                        .formatted(
                                blocked.work(), blocked.pipeline(), blocked.table(), blocked.waitedMillis() / MILLIS))
                .evidence(
                        blocked.holders().stream().map(WriteBlockedRule::words).collect(Collectors.joining("; ")))
                .tried("it goes on waiting, and ends a session of its own that was left behind")
                .action("let that transaction end, or end its session: " + pids)
                .build());
    }

    private static String words(LockHolder holder) {
        return "session %d of %s, in a transaction for %d s, %s"
                .formatted(
                        holder.pid(),
                        holder.user(),
                        holder.transactionMillis() / MILLIS,
                        holder.statement().isEmpty() ? "idle" : "runs: " + holder.statement());
    }
}
