package io.landfall.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** When Landfall first looked after a dataset: with {@code existing_files: ignore}, older files are left alone. */
public final class DatasetStart {

    static final List<String> DDL = List.of("""
            CREATE TABLE IF NOT EXISTS landfall.dataset_start (
              pipeline   VARCHAR(127) NOT NULL,
              dataset    VARCHAR(127) NOT NULL,
              started_at TIMESTAMP NOT NULL
            ) DISTSTYLE ALL""");

    private DatasetStart() {}

    /** Records this moment if there is none yet, and returns the first one. To be called under the dataset's staging fence. */
    public static Instant first(Handle session, String pipeline, String dataset) {
        session.createUpdate("""
                        INSERT INTO landfall.dataset_start
                        SELECT :pipeline, :dataset, GETDATE()
                        WHERE NOT EXISTS (SELECT 1 FROM landfall.dataset_start s
                                          WHERE s.pipeline = :pipeline AND s.dataset = :dataset)""")
                .bind("pipeline", pipeline)
                .bind("dataset", dataset)
                .execute();
        return session.createQuery("""
                        SELECT MIN(started_at) FROM landfall.dataset_start
                        WHERE pipeline = :pipeline AND dataset = :dataset""")
                .bind("pipeline", pipeline)
                .bind("dataset", dataset)
                .mapTo(LocalDateTime.class)
                .one()
                .toInstant(ZoneOffset.UTC);
    }

    /** The first moment of each dataset of the pipeline, by name; without those that were never looked after. */
    public static Map<String, Instant> known(Handle session, String pipeline) {
        return session
                .createQuery("""
                        SELECT dataset, MIN(started_at) FROM landfall.dataset_start
                        WHERE pipeline = :pipeline GROUP BY dataset""")
                .bind("pipeline", pipeline)
                .map(row -> Map.entry(
                        row.getColumn(1, String.class),
                        row.getColumn(2, LocalDateTime.class).toInstant(ZoneOffset.UTC)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
