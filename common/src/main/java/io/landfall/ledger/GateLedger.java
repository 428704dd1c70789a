package io.landfall.ledger;

import io.landfall.warehouse.Identifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Which batches a gate kept from being loaded, and how often. They are neither loaded nor held: they wait. What the gates
 * found is in {@code landfall.check_result}, under the same run and attempt. Written by the loader alone, under the load
 * fence.
 */
public final class GateLedger {

    static final List<String> DDL = List.of("""
            CREATE TABLE IF NOT EXISTS landfall.gate_failure (
              run       VARCHAR(64) NOT NULL,
              pipeline  VARCHAR(127) NOT NULL,
              attempt   INTEGER NOT NULL,
              batch_id  VARCHAR(64) NOT NULL,
              checks    VARCHAR(4096) NOT NULL,
              failed_at TIMESTAMP NOT NULL
            ) DISTSTYLE ALL SORTKEY (failed_at)""");

    private static final int LONGEST_CHECKS = 4096;
    private static final int DAYS_KEPT = 90;

    private final String pipeline;

    public GateLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * A load that came to nothing.
     *
     * @param run id of its oldest batch
     * @param attempt from 1
     */
    public record Failure(String run, int attempt) {}

    /** Records that a load of these batches came to nothing, or did so again without being another attempt. What is long past and of other batches is forgotten. */
    public void failed(Handle session, Failure failure, Collection<String> batches, Collection<String> checks) {
        session.execute("DELETE FROM landfall.gate_failure WHERE pipeline = " + Identifier.literal(pipeline)
                + " AND failed_at < DATEADD(day, -" + DAYS_KEPT + ", GETDATE()) AND batch_id NOT IN ("
                + Names.list(batches) + ')');
        String rows = batches.stream()
                .map(batch -> "(:run, :pipeline, " + failure.attempt() + ", " + Identifier.literal(batch)
                        + ", :checks, GETDATE())")
                .collect(Collectors.joining(", "));
        try (Update update = session.createUpdate("INSERT INTO landfall.gate_failure VALUES " + rows)) {
            update.bind("run", failure.run())
                    .bind("pipeline", pipeline)
                    .bind("checks", text(checks))
                    .execute();
        }
    }

    /** How often a load with one of the batches came to nothing: the most of any of them. */
    public int attempts(Handle session, Collection<String> batches) {
        return session.createQuery(
                        "SELECT COALESCE(MAX(attempt), 0) FROM landfall.gate_failure WHERE pipeline = :pipeline"
                                + " AND batch_id IN (" + Names.list(batches) + ')')
                .bind("pipeline", pipeline)
                .mapTo(Integer.class)
                .one();
    }

    /** The newest failure with one of the batches; empty if none of them has any. */
    public Optional<Failure> newest(Handle session, Collection<String> batches) {
        return session.createQuery("SELECT run, attempt FROM landfall.gate_failure WHERE pipeline = :pipeline"
                        + " AND batch_id IN (" + Names.list(batches)
                        + ") ORDER BY attempt DESC, failed_at DESC, run LIMIT 1")
                .bind("pipeline", pipeline)
                .map(row -> new Failure(row.getColumn(1, String.class), row.getColumn(2, Integer.class)))
                .findOne();
    }

    /** Whether a load that came to nothing was one of just these batches, kept back by just these checks. */
    public boolean isSame(Handle session, Failure failure, Collection<String> batches, Collection<String> checks) {
        return of(session, failure).equals(entries(batches, checks));
    }

    /** Whether a load that came to nothing was one of just these batches. */
    public boolean isOf(Handle session, Failure failure, Collection<String> batches) {
        return of(session, failure).keySet().equals(Set.copyOf(batches));
    }

    private Map<String, String> of(Handle session, Failure failure) {
        return session
                .createQuery("SELECT DISTINCT batch_id, checks FROM landfall.gate_failure"
                        + " WHERE pipeline = :pipeline AND run = :run AND attempt = :attempt")
                .bind("pipeline", pipeline)
                .bind("run", failure.run())
                .bind("attempt", failure.attempt())
                .map(row -> Map.entry(row.getColumn(1, String.class), row.getColumn(2, String.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }

    private static Map<String, String> entries(Collection<String> batches, Collection<String> checks) {
        return batches.stream().distinct().collect(Collectors.toMap(batch -> batch, batch -> text(checks)));
    }

    private static String text(Collection<String> checks) {
        return Utf8.cut(String.join(", ", checks), LONGEST_CHECKS);
    }

    /** How often it was recorded within the last hour. */
    public int triesOfAnHour(Handle session, Failure failure) {
        return session.createQuery("SELECT COUNT(*) FROM landfall.gate_failure WHERE pipeline = :pipeline"
                        + " AND run = :run AND batch_id = :run AND attempt = :attempt"
                        + " AND failed_at > DATEADD(hour, -1, GETDATE())")
                .bind("pipeline", pipeline)
                .bind("run", failure.run())
                .bind("attempt", failure.attempt())
                .mapTo(Integer.class)
                .one();
    }

    /** The batches of every load of this run that came to nothing, whatever became of them since. */
    public List<String> batches(Handle session, String run) {
        return session.createQuery("SELECT DISTINCT batch_id FROM landfall.gate_failure"
                        + " WHERE pipeline = :pipeline AND run = :run ORDER BY batch_id")
                .bind("pipeline", pipeline)
                .bind("run", run)
                .mapTo(String.class)
                .list();
    }
}
