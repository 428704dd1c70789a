package io.landfall.ledger;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What the checks of a pipeline found to be the newest, as {@link CheckResultLedger} recorded it. Reads only. */
public final class FreshnessLedger {

    private final String pipeline;

    public FreshnessLedger(String pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * What a check found in a table.
     *
     * @param table null for a check over several tables together
     * @param newest what its last run found
     * @param newestEver what any of its runs found, as far as they are kept
     * @param passed whether that was new enough for its last run
     * @param at when that was
     */
    public record Newest(String check, String table, Instant newest, Instant newestEver, boolean passed, Instant at) {}

    /** What these checks found, in one statement. What a gate found that failed never came to be. */
    public List<Newest> of(Handle session, Collection<String> checks) {
        if (checks.isEmpty()) {
            return List.of();
        }
        return session.createQuery("""
                        SELECT check_name, table_name, newest, newest_ever, status, checked_at FROM (
                          SELECT r.check_name, r.table_name, r.newest, r.status, r.checked_at,
                            MAX(r.newest) OVER (PARTITION BY r.check_name, r.table_name) AS newest_ever,
                            ROW_NUMBER() OVER (PARTITION BY r.check_name, r.table_name
                                               ORDER BY r.checked_at DESC, r.attempt DESC) AS place
                          FROM landfall.check_result r
                          WHERE r.pipeline = :pipeline AND r.newest IS NOT NULL AND r.check_name IN (%s)
                            AND NOT (r.occasion = 'gate' AND r.run || '/' || CAST(r.attempt AS VARCHAR(16)) IN (
                              SELECT g.run || '/' || CAST(g.attempt AS VARCHAR(16)) FROM landfall.check_result g
                              WHERE g.pipeline = :pipeline AND g.occasion = 'gate'
                                AND g.status IN ('failed', 'broken')))) f
                        WHERE place = 1""".formatted(Names.list(checks)))
                .bind("pipeline", pipeline)
                .map(row -> new Newest(
                        row.getColumn(1, String.class),
                        row.getColumn(2, String.class),
                        instant(row.getColumn(3, LocalDateTime.class)),
                        instant(row.getColumn(4, LocalDateTime.class)),
                        "passed".equals(row.getColumn(5, String.class)),
                        instant(row.getColumn(6, LocalDateTime.class))))
                .list();
    }

    private static Instant instant(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }
}
