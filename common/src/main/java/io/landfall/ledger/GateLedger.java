package io.landfall.ledger;

import io.landfall.warehouse.Identifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    /** Records that a load of these batches came to nothing. What is long past and of other batches is forgotten. */
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
                    .bind("checks", Utf8.cut(String.join(", ", checks), LONGEST_CHECKS))
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
