package io.landfall.warehouse.contention;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Reads who holds what a session waits for, from SVV_TRANSACTIONS and STV_RECENTS. A superuser sees all of it, such as the
 * admin user Landfall connects as; anybody else sees only sessions of their own, and is told of fewer.
 */
final class BlockerReader {

    private static final int LONGEST_STATEMENT = 200;

    private final Handle session;

    BlockerReader(Handle session) {
        this.session = session;
    }

    private record Holder(String table, int pid, String user, long seconds) {}

    /** What the session waits for; empty if it does not wait for a lock. */
    List<Blocked> of(int waiting, Duration waited) {
        Map<String, List<Blocker>> byTable = new LinkedHashMap<>();
        for (Holder holder : holders(waiting)) {
            byTable.computeIfAbsent(holder.table(), any -> new ArrayList<>())
                    .add(new Blocker(
                            holder.pid(), holder.user(), Duration.ofSeconds(holder.seconds()), running(holder.pid())));
        }
        return byTable.entrySet().stream()
                .map(e -> new Blocked(e.getKey(), waited, e.getValue()))
                .toList();
    }

    private List<Holder> holders(int waiting) {
        return session.createQuery("""
                        SELECT DISTINCT TRIM(n.nspname) || '.' || TRIM(c.relname), h.pid, TRIM(h.txn_owner),
                          DATEDIFF(second, h.txn_start, GETDATE())
                        FROM svv_transactions w
                        JOIN svv_transactions h ON h.relation = w.relation AND h.granted AND h.pid <> w.pid
                        JOIN pg_class c ON c.oid = w.relation
                        JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE w.pid = :pid AND NOT w.granted
                        ORDER BY 1, 2""")
                .bind("pid", waiting)
                .map(row -> new Holder(
                        row.getColumn(1, String.class),
                        row.getColumn(2, Integer.class),
                        row.getColumn(3, String.class),
                        row.getColumn(4, Long.class)))
                .list();
    }

    private String running(int pid) {
        return session
                .createQuery("SELECT TRIM(query) FROM stv_recents WHERE pid = :pid AND status = 'Running'")
                .bind("pid", pid)
                .mapTo(String.class)
                .stream()
                .findFirst()
                .map(sql -> sql.replaceAll("\\s+", " "))
                .map(sql -> sql.length() > LONGEST_STATEMENT ? sql.substring(0, LONGEST_STATEMENT) + "…" : sql)
                .orElse("");
    }
}
