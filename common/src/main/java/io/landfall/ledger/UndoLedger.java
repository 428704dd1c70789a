package io.landfall.ledger;

import io.landfall.event.Cause;
import io.landfall.event.EventCodec;
import io.landfall.event.LoadUndone;
import io.landfall.warehouse.Identifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Which loads were undone, and what is kept to undo others. Written by the loader alone, under the load fence. */
public final class UndoLedger {

    static final List<String> DDL = List.of("""
            CREATE TABLE IF NOT EXISTS landfall.load_undone (
              load_id        VARCHAR(64) NOT NULL,
              pipeline       VARCHAR(127) NOT NULL,
              request_id     VARCHAR(64) NOT NULL,
              event          VARCHAR(65535) NOT NULL,
              correlation_id VARCHAR(64) NOT NULL,
              causation_id   VARCHAR(64) NOT NULL,
              undone_at      TIMESTAMP NOT NULL
            ) DISTSTYLE ALL SORTKEY (undone_at)""", """
            CREATE TABLE IF NOT EXISTS landfall.undo_image (
              load_id     VARCHAR(64) NOT NULL,
              pipeline    VARCHAR(127) NOT NULL,
              load_number BIGINT NOT NULL,
              step        INTEGER NOT NULL,
              target      VARCHAR(256) NOT NULL,
              kind        VARCHAR(16) NOT NULL,
              key_columns VARCHAR(4096) NOT NULL,
              subject     VARCHAR(4096) NOT NULL,
              image_table VARCHAR(256) NOT NULL,
              columns     VARCHAR(65535) NOT NULL,
              kept_at     TIMESTAMP NOT NULL
            ) DISTSTYLE ALL SORTKEY (kept_at)""");

    /** Ends a query for rows {@code l} of load_batch whose load is not undone. */
    static final String NOT_UNDONE = "NOT EXISTS (SELECT 1 FROM landfall.load_undone u WHERE u.load_id = l.load_id)";

    private final String pipeline;

    public UndoLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /** The number of the next load: GETDATE has no fractions of a second, so time alone does not order loads. */
    public long nextNumber(Handle session) {
        return session.createQuery(
                        "SELECT COALESCE(MAX(load_number), 0) + 1 FROM landfall.undo_image WHERE pipeline = :pipeline")
                .bind("pipeline", pipeline)
                .mapTo(Long.class)
                .one();
    }

    /** Records what is kept of a load; at least one image. */
    public void kept(Handle session, List<ImageEntry> images) {
        String rows = images.stream()
                .map(i -> "(:load, :pipeline, :number, " + i.position() + ", " + Identifier.literal(i.target()) + ", "
                        + Identifier.literal(i.kind()) + ", " + Identifier.literal(i.keyColumns()) + ", "
                        + Identifier.literal(i.subject()) + ", "
                        + Identifier.literal(i.imageTable()) + ", " + Identifier.literal(i.columns()) + ", GETDATE())")
                .collect(Collectors.joining(",\n"));
        try (Update update = session.createUpdate("INSERT INTO landfall.undo_image VALUES " + rows)) {
            update.bind("load", images.get(0).load())
                    .bind("pipeline", pipeline)
                    .bind("number", images.get(0).number())
                    .execute();
        }
    }

    /** What is kept of the load, in the order of its writes. */
    public List<ImageEntry> kept(Handle session, String load) {
        return session.createQuery("""
                        SELECT load_id, load_number, step, target, kind, key_columns, subject, image_table, columns
                        FROM landfall.undo_image WHERE pipeline = :pipeline AND load_id = :load ORDER BY step""")
                .bind("pipeline", pipeline)
                .bind("load", load)
                .map(row -> new ImageEntry(
                        row.getColumn(1, String.class),
                        row.getColumn(2, Long.class),
                        row.getColumn(3, Integer.class),
                        row.getColumn(4, String.class),
                        row.getColumn(5, String.class),
                        row.getColumn(6, String.class),
                        row.getColumn(7, String.class),
                        row.getColumn(8, String.class),
                        row.getColumn(9, String.class)))
                .list();
    }

    /** A way in which later loads that are not undone wrote a table. */
    public record LaterWrite(String kind, String subject, String firstLoad) {}

    /** The ways in which loads after the image's wrote its table. */
    public List<LaterWrite> laterWrites(Handle session, ImageEntry image) {
        return session.createQuery(
                        "SELECT i.kind, i.subject, MIN(i.load_id) " + later(image) + " GROUP BY i.kind, i.subject")
                .map(row -> new LaterWrite(
                        row.getColumn(1, String.class), row.getColumn(2, String.class), row.getColumn(3, String.class)))
                .list();
    }

    /** FROM and WHERE over images {@code i} of the same table by later loads of the pipeline that are not undone. */
    public String later(ImageEntry image) {
        return "FROM landfall.undo_image i LEFT JOIN landfall.load_undone u ON u.load_id = i.load_id WHERE i.pipeline = "
                + Identifier.literal(pipeline) + " AND i.target = " + Identifier.literal(image.target())
                + " AND i.load_number > " + image.number() + " AND u.load_id IS NULL";
    }

    /** Records that the load is undone. */
    public void undone(Handle session, LoadUndone event, Cause cause) {
        session.createUpdate("""
                        INSERT INTO landfall.load_undone
                        VALUES (:load, :pipeline, :request, :event, :correlation, :causation, GETDATE())""")
                .bind("load", event.load())
                .bind("pipeline", pipeline)
                .bind("request", event.requestId())
                .bind("event", EventCodec.json(event))
                .bind("correlation", cause.correlationId())
                .bind("causation", cause.causationId())
                .execute();
    }

    /** How the load was undone; empty if it was not. */
    public Optional<LoadUndone> undone(Handle session, String load) {
        return session.createQuery(
                        "SELECT event FROM landfall.load_undone WHERE pipeline = :pipeline AND load_id = :load LIMIT 1")
                .bind("pipeline", pipeline)
                .bind("load", load)
                .map(row -> EventCodec.read(LoadUndone.class, row.getColumn(1, String.class)))
                .findOne();
    }

    /**
     * Loads whose images are kept too long, oldest first; none until the oldest is a tenth of the time late, so that not
     * every load has something to remove.
     */
    public List<String> expired(Handle session, Duration keep, int most) {
        long seconds = keep.toSeconds();
        return session.createQuery("""
                        SELECT load_id FROM landfall.undo_image WHERE pipeline = :pipeline
                          AND kept_at < DATEADD(second, -(%d), GETDATE())
                          AND EXISTS (SELECT 1 FROM landfall.undo_image o WHERE o.pipeline = :pipeline
                            AND o.kept_at < DATEADD(second, -(%d), GETDATE()))
                        GROUP BY load_id ORDER BY MIN(kept_at), load_id LIMIT %d""".formatted(seconds, seconds + seconds / 10, most))
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .list();
    }

    /** The tables that hold images of these loads. */
    public List<String> imageTables(Handle session, List<String> loads) {
        return session.createQuery("SELECT DISTINCT image_table FROM landfall.undo_image WHERE image_table <> ''"
                        + " AND load_id IN (" + Names.list(loads) + ") ORDER BY image_table")
                .mapTo(String.class)
                .list();
    }

    /** The tables that hold images of any load of the pipeline. */
    public List<String> usedImageTables(Handle session) {
        return session.createQuery("SELECT DISTINCT image_table FROM landfall.undo_image WHERE pipeline = :pipeline")
                .bind("pipeline", pipeline)
                .mapTo(String.class)
                .list();
    }

    /** Records that the images of these loads are gone. */
    public void dropped(Handle session, List<String> loads) {
        session.execute("DELETE FROM landfall.undo_image WHERE load_id IN (" + Names.list(loads) + ")");
    }
}
