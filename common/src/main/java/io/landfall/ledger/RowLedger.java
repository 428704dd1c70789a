package io.landfall.ledger;

import io.landfall.event.FileEvent;
import io.landfall.event.RejectedRow;
import io.landfall.event.RowsRejected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Rows that were kept aside while the rest of their files was staged. Written by the stager alone. */
public final class RowLedger {

    /** The longest VARCHAR there is, in bytes. */
    public static final int LONGEST_LINE = 65535;

    static final List<String> DDL = List.of("""
            CREATE TABLE IF NOT EXISTS landfall.rejected_row (
              batch_id    VARCHAR(64) NOT NULL,
              pipeline    VARCHAR(127) NOT NULL,
              dataset     VARCHAR(127) NOT NULL,
              bucket      VARCHAR(63) NOT NULL,
              object_key  VARCHAR(1024) NOT NULL,
              version     VARCHAR(1024) NOT NULL,
              line_number BIGINT NOT NULL,
              column_name VARCHAR(127),
              code        INTEGER NOT NULL,
              reason      VARCHAR(1024) NOT NULL,
              raw_line    VARCHAR(65535) NOT NULL,
              rejected_at TIMESTAMP NOT NULL
            ) DISTSTYLE KEY DISTKEY (object_key) SORTKEY (pipeline, dataset, batch_id)""");

    private static final int LONGEST_REASON = 1024;
    /** A statement may have 16 MB. */
    private static final int ROWS_AT_ONCE = 50;

    private final String pipeline;
    private final String dataset;

    public RowLedger(String pipeline, String dataset) {
        this.pipeline = pipeline;
        this.dataset = dataset;
    }

    /** A row and how it stands in the file. */
    public record KeptRow(RejectedRow row, String rawLine) {}

    /** Records the rows, in the transaction that stages the rest of their files. */
    public void keep(Handle session, String batch, List<KeptRow> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            List<Map<String, Object>> part = rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size())).stream()
                    .map(kept -> row(batch, kept))
                    .toList();
            ManyRows.of("landfall.rejected_row", part, "SYSDATE").insert(session);
        }
    }

    private Map<String, Object> row(String batch, KeptRow kept) {
        RejectedRow rejected = kept.row();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("batch", batch);
        row.put("pipeline", pipeline);
        row.put("dataset", dataset);
        row.put("bucket", rejected.bucket());
        row.put("key", rejected.key());
        row.put("version", rejected.version());
        row.put("line", rejected.line());
        row.put("column", rejected.column());
        row.put("code", rejected.code());
        row.put("reason", Utf8.storable(rejected.reason(), LONGEST_REASON));
        row.put("raw", Utf8.storable(kept.rawLine(), LONGEST_LINE));
        return row;
    }

    /** What there is to tell about rows that were kept aside from the batches; the same events every time. */
    public List<FileEvent> rejectedIn(Handle session, Collection<String> batches) {
        List<FileEvent> events = new ArrayList<>();
        for (List<String> chunk : Chunks.of(List.copyOf(batches))) {
            session.createQuery("""
                            SELECT batch_id, COUNT(*), COUNT(DISTINCT bucket || '/' || object_key)
                            FROM landfall.rejected_row
                            WHERE pipeline = :pipeline AND dataset = :dataset AND batch_id IN (%s)
                            GROUP BY batch_id ORDER BY batch_id""".formatted(Chunks.names(chunk.size())))
                    .bind("pipeline", pipeline)
                    .bind("dataset", dataset)
                    .bindMap(Chunks.numbered(chunk))
                    .map(row -> new Counts(
                            row.getColumn(1, String.class),
                            row.getColumn(2, Long.class),
                            row.getColumn(3, Integer.class)))
                    .list()
                    .forEach(c -> events.add(new RowsRejected(
                            pipeline, dataset, c.batch(), c.files(), c.rows(), samples(session, c.batch()))));
        }
        return events;
    }

    private record Counts(String batch, long rows, int files) {}

    private List<RejectedRow> samples(Handle session, String batch) {
        return session.createQuery("""
                        SELECT bucket, object_key, version, line_number, column_name, code, reason
                        FROM landfall.rejected_row
                        WHERE pipeline = :pipeline AND dataset = :dataset AND batch_id = :batch
                        ORDER BY object_key, line_number LIMIT\s""" + RowsRejected.MOST_SAMPLES)
                .bind("pipeline", pipeline)
                .bind("dataset", dataset)
                .bind("batch", batch)
                .map(row -> new RejectedRow(
                        row.getColumn(1, String.class),
                        row.getColumn(2, String.class),
                        row.getColumn(3, String.class),
                        row.getColumn(4, Long.class),
                        row.getColumn(5, String.class),
                        row.getColumn(6, Integer.class),
                        row.getColumn(7, String.class)))
                .list();
    }
}
