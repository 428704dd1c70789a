package io.landfall.ledger;

import io.landfall.event.Cause;
import io.landfall.warehouse.Identifier;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/**
 * Which batches are held: staged, and not to be loaded until somebody releases them, because their load fails on their data
 * or was undone. A batch may be held several times; its newest row counts. Written by the loader alone, under the load fence.
 */
public final class HeldLedger {

    static final List<String> DDL = List.of("""
            CREATE TABLE IF NOT EXISTS landfall.held_batch (
              batch_id       VARCHAR(64) NOT NULL,
              pipeline       VARCHAR(127) NOT NULL,
              reason         VARCHAR(4096) NOT NULL,
              undone_load    VARCHAR(64),
              held_at        TIMESTAMP NOT NULL,
              is_newest      BOOLEAN NOT NULL,
              released_at    TIMESTAMP,
              released_by    VARCHAR(64),
              correlation_id VARCHAR(64),
              causation_id   VARCHAR(64)
            ) DISTSTYLE ALL SORTKEY (held_at)""");

    /** Ends a query for batches {@code b} that are not held. */
    static final String NOT_HELD =
            "NOT EXISTS (SELECT 1 FROM landfall.held_batch h WHERE h.batch_id = b.batch_id AND h.released_at IS NULL)";

    /** Ends a query for batches {@code b} that are held. Not the opposite of the other: Redshift may not plan a NOT NOT EXISTS. */
    static final String HELD =
            "EXISTS (SELECT 1 FROM landfall.held_batch h WHERE h.batch_id = b.batch_id AND h.released_at IS NULL)";

    private static final int LONGEST_REASON = 4096;

    /** Keeps events small. */
    private static final int MOST_SETTLED = 500;

    private final String pipeline;

    public HeldLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Holds batches that no load has taken, or whose load is being undone.
     *
     * @param reason for a person
     * @param undoneLoad null where the load failed
     */
    public void hold(Handle session, Collection<String> batches, String reason, String undoneLoad) {
        session.execute("UPDATE landfall.held_batch SET is_newest = false WHERE is_newest AND batch_id IN ("
                + Names.list(batches) + ')');
        String rows = batches.stream()
                .map(batch -> '(' + Identifier.literal(batch)
                        + ", :pipeline, :reason, :load, GETDATE(), true, NULL, NULL, NULL, NULL)")
                .collect(Collectors.joining(", "));
        try (Update update = session.createUpdate("INSERT INTO landfall.held_batch VALUES " + rows)) {
            update.bind("pipeline", pipeline)
                    .bind("reason", Utf8.cut(reason, LONGEST_REASON))
                    .bind("load", undoneLoad)
                    .execute();
        }
    }

    /** Whether the batch is held. */
    public boolean isHeld(Handle session, String batch) {
        return session.createQuery("""
                        SELECT COUNT(*) FROM landfall.held_batch
                        WHERE pipeline = :pipeline AND batch_id = :batch AND released_at IS NULL""")
                        .bind("pipeline", pipeline)
                        .bind("batch", batch)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /**
     * Lets the batches be loaded again.
     *
     * @param request the command that asks for it
     * @param cause what the load of them follows from
     */
    public void release(Handle session, Collection<String> batches, String request, Cause cause) {
        try (Update update = session.createUpdate("""
                UPDATE landfall.held_batch SET released_at = GETDATE(), released_by = :request,
                  correlation_id = :correlation, causation_id = :causation
                WHERE pipeline = :pipeline AND released_at IS NULL AND batch_id IN (%s)""".formatted(Names.list(batches)))) {
            update.bind("request", request)
                    .bind("correlation", cause.correlationId())
                    .bind("causation", cause.causationId())
                    .bind("pipeline", pipeline)
                    .execute();
        }
    }

    /** The undone loads that held one of the batches and of whose batches none is held any more: released, or superseded. */
    public List<String> settled(Handle session, Collection<String> batches) {
        return session.createQuery("""
                        SELECT h.undone_load FROM landfall.held_batch h
                        LEFT JOIN landfall.superseded_batch s ON s.batch_id = h.batch_id
                        WHERE h.pipeline = :pipeline AND h.undone_load IN (
                          SELECT o.undone_load FROM landfall.held_batch o WHERE o.batch_id IN (%s))
                        GROUP BY h.undone_load
                        HAVING SUM(CASE WHEN h.released_at IS NULL AND s.batch_id IS NULL THEN 1 ELSE 0 END) = 0
                        ORDER BY h.undone_load LIMIT %d""".formatted(Names.list(batches), MOST_SETTLED))
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .list();
    }

    /** When one of the batches was released last; empty if none was. */
    public Optional<Instant> released(Handle session, Collection<String> batches) {
        return batches.isEmpty()
                ? Optional.empty()
                : session.createQuery("SELECT MAX(released_at) FROM landfall.held_batch WHERE pipeline = :pipeline"
                                + " AND batch_id IN (" + Names.list(batches) + ')')
                        .bind("pipeline", pipeline)
                        .map(row -> Optional.ofNullable(row.getColumn(1, LocalDateTime.class))
                                .map(at -> at.toInstant(ZoneOffset.UTC)))
                        .one();
    }

    /** The batches a command released. */
    public List<String> releasedBy(Handle session, String request) {
        return session.createQuery("""
                        SELECT batch_id FROM landfall.held_batch
                        WHERE pipeline = :pipeline AND released_by = :request ORDER BY held_at, batch_id""")
                .bind("pipeline", pipeline)
                .bind("request", request)
                .mapTo(String.class)
                .list();
    }
}
