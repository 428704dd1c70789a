package io.landfall.reliability.proof;

import io.landfall.event.EventCodec;
import io.landfall.event.TablesLoaded;
import io.landfall.reliability.workload.Cell;
import io.landfall.reliability.workload.Kind;
import io.landfall.reliability.workload.Landing;
import io.landfall.reliability.workload.Reference;
import io.landfall.warehouse.QualifiedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * That nothing was lost and nothing doubled, asked of the warehouse in SQL and compared with the files on disk. Each sentence is
 * one query and what it must answer. To be asked when nothing is in flight.
 */
public final class Proof {

    private static final String STAGED = "FROM landfall.file WHERE outcome = 'staged'";

    private final Handle session;
    private final List<Landing> landings;

    private Proof(Handle session, List<Landing> landings) {
        this.session = session;
        this.landings = landings;
    }

    /** Every sentence, whether it holds or not. */
    public static List<Sentence> of(Handle session, List<Landing> landings) {
        Proof proof = new Proof(session, landings);
        List<Sentence> sentences = new ArrayList<>(proof.ledger());
        sentences.add(proof.everyObjectIsSettled());
        sentences.add(proof.onlyBadFilesAreRejected());
        sentences.add(proof.rowsOfFilesAreRowsOfBatches());
        sentences.add(proof.batchTablesHoldWhatTheLedgerSays());
        sentences.add(proof.loadsTookWhatTheirBatchesHold());
        new TreeMap<>(Reference.of(landings).targets())
                .forEach((table, rows) -> sentences.add(proof.targetEqualsReference(table, rows)));
        return sentences;
    }

    /** Whether nothing is in flight any more: every object is settled and every batch is loaded. */
    public static boolean isSettled(Handle session, List<Landing> landings) {
        Proof proof = new Proof(session, landings);
        return proof.everyObjectIsSettled().holds()
                && proof.everyBatchIsLoaded().holds();
    }

    /** What the ledger has to say about itself. */
    private List<Sentence> ledger() {
        return List.of(
                sentence("every object version that was staged is in exactly one batch", STAGED, """
                        SELECT object_key || ' ' || version || ' is in ' || COUNT(*) FROM landfall.file
                        WHERE outcome = 'staged'
                        GROUP BY pipeline, dataset, bucket, object_key, version HAVING COUNT(*) <> 1"""),
                sentence("every such batch is committed, once", STAGED, """
                        SELECT f.batch_id || ' is there ' || COUNT(b.batch_id)
                        FROM (SELECT DISTINCT batch_id FROM landfall.file WHERE outcome = 'staged') f
                        LEFT JOIN landfall.batch b ON b.batch_id = f.batch_id
                        GROUP BY f.batch_id HAVING COUNT(b.batch_id) <> 1"""),
                sentence("every batch has as many files as it says", "FROM landfall.batch", """
                        SELECT b.batch_id || ' says ' || b.files || ', has ' || COUNT(f.object_key)
                        FROM landfall.batch b
                        LEFT JOIN landfall.file f ON f.batch_id = b.batch_id AND f.outcome = 'staged'
                        GROUP BY b.batch_id, b.files HAVING COUNT(f.object_key) <> b.files"""),
                everyBatchIsLoaded(),
                sentence(
                        "every batch that a load took is staged, and its load is recorded once",
                        "FROM landfall.load_batch",
                        """
                        SELECT l.load_id || ' of ' || l.batch_id FROM landfall.load_batch l
                        WHERE (SELECT COUNT(*) FROM landfall.batch b WHERE b.batch_id = l.batch_id) <> 1
                           OR (SELECT COUNT(*) FROM landfall.load o WHERE o.load_id = l.load_id) <> 1"""),
                sentence("no staging table is an orphan", "FROM landfall.batch", """
                        SELECT t.table_schema || '.' || t.table_name FROM information_schema.tables t
                        WHERE t.table_schema = 'staging' AND t.table_name LIKE '%data\\\\_\\\\_%'
                          AND t.table_schema || '.' || t.table_name NOT IN
                            (SELECT b.staging_table FROM landfall.batch b
                             JOIN landfall.load_batch l ON l.batch_id = b.batch_id WHERE NOT l.dropped)"""));
    }

    private Sentence everyBatchIsLoaded() {
        return sentence("every batch is in exactly one load; none waits", "FROM landfall.batch", """
                SELECT b.batch_id || ' is in ' || COUNT(l.load_id)
                FROM landfall.batch b LEFT JOIN landfall.load_batch l ON l.batch_id = b.batch_id
                GROUP BY b.batch_id HAVING COUNT(l.load_id) <> 1""");
    }

    private Sentence everyObjectIsSettled() {
        Map<String, String> outcomes = new TreeMap<>();
        rows(
                "SELECT object_key, version, outcome FROM landfall.file",
                row -> outcomes.merge(
                        row.getString(1) + ' ' + row.getString(2),
                        row.getString(3),
                        (a, b) -> a.equals("staged") ? a : b));
        Map<String, Landing> current = new TreeMap<>();
        landings.stream().filter(l -> l.kind() != Kind.OUTSIDE).forEach(l -> current.put(l.key(), l));
        List<String> against = current.values().stream()
                .filter(l ->
                        !(l.kind() == Kind.BAD ? "rejected" : "staged").equals(outcomes.get(l.key() + ' ' + l.eTag())))
                .map(l -> l.kind() + " " + l.key() + " is " + outcomes.get(l.key() + ' ' + l.eTag()))
                .toList();
        return new Sentence(
                "every object as it is in S3 now is staged, or rejected if it is bad", current.size(), against);
    }

    private Sentence onlyBadFilesAreRejected() {
        var bad = landings.stream()
                .filter(l -> l.kind() == Kind.BAD)
                .map(l -> l.key() + ' ' + l.eTag())
                .collect(Collectors.toSet());
        List<String> rejected = rows(
                "SELECT DISTINCT object_key, version FROM landfall.file WHERE outcome = 'rejected'",
                row -> row.getString(1) + ' ' + row.getString(2));
        return new Sentence(
                "nothing is rejected but what was meant to be",
                rejected.size(),
                rejected.stream().filter(r -> !bad.contains(r)).toList());
    }

    private Sentence rowsOfFilesAreRowsOfBatches() {
        Map<String, Long> inFile = landings.stream()
                .filter(l -> l.kind().isLoaded())
                .collect(Collectors.toMap(l -> l.key() + ' ' + l.eTag(), Reference::rows, (a, b) -> a));
        Map<String, Long> inFiles = new TreeMap<>();
        rows(
                "SELECT batch_id, object_key, version FROM landfall.file WHERE outcome = 'staged'",
                row -> inFiles.merge(
                        row.getString(1),
                        inFile.getOrDefault(row.getString(2) + ' ' + row.getString(3), 0L),
                        Long::sum));
        return new Sentence(
                "the lines of a batch's files on disk are as many as the rows it says it staged",
                inFiles.size(),
                rows("SELECT batch_id, row_count FROM landfall.batch", row -> {
                            String batch = row.getString(1);
                            Long staged = row.getLong(2);
                            return staged.equals(inFiles.get(batch))
                                    ? ""
                                    : batch + " staged " + staged + " of " + inFiles.get(batch);
                        })
                        .stream()
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private Sentence batchTablesHoldWhatTheLedgerSays() {
        Map<String, Long> tables = new TreeMap<>();
        rows("""
                SELECT b.staging_table, b.row_count FROM landfall.batch b
                JOIN landfall.load_batch l ON l.batch_id = b.batch_id WHERE NOT l.dropped""", row -> tables.put(row.getString(1), row.getLong(2)));
        List<String> against = new ArrayList<>();
        tables.forEach((table, rows) -> {
            long found = count("FROM " + QualifiedName.parse(table).sql());
            if (found != rows) {
                against.add(table + " holds " + found + " of " + rows);
            }
        });
        return new Sentence("every staging table holds as many rows as the ledger says", tables.size(), against);
    }

    private Sentence loadsTookWhatTheirBatchesHold() {
        List<String> loads = rows("""
                SELECT o.event, SUM(b.row_count), COUNT(*), SUM(b.files) FROM landfall.load o
                JOIN landfall.load_batch l ON l.load_id = o.load_id
                JOIN landfall.batch b ON b.batch_id = l.batch_id
                GROUP BY o.load_id, o.event""", row -> {
            TablesLoaded event = EventCodec.read(TablesLoaded.class, row.getString(1));
            long announced =
                    event.staged().values().stream().mapToLong(Long::longValue).sum();
            boolean agrees =
                    announced == row.getLong(2) && event.batches() == row.getLong(3) && event.files() == row.getLong(4);
            return agrees ? "" : event.toString();
        });
        return new Sentence(
                "every load announced the rows, files and batches that the ledger has for it",
                loads.size(),
                loads.stream().filter(text -> !text.isEmpty()).toList());
    }

    private Sentence targetEqualsReference(String table, SortedSet<String> expected) {
        List<String> found = rows("SELECT * FROM " + table, Proof::row);
        List<String> against = new ArrayList<>();
        SortedSet<String> lost = new TreeSet<>(expected);
        SortedSet<String> once = new TreeSet<>();
        for (String row : found) {
            lost.remove(row);
            if (!once.add(row)) {
                against.add("twice:   " + row);
            } else if (!expected.contains(row)) {
                against.add("foreign: " + row);
            }
        }
        lost.forEach(row -> against.add("lost:    " + row));
        return new Sentence(table + " equals the reference, row by row", expected.size(), against);
    }

    private static String row(ResultSet row) throws SQLException {
        Object[] values = new Object[row.getMetaData().getColumnCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getObject(i + 1);
        }
        return Cell.row(values);
    }

    private Sentence sentence(String text, String about, String contradictions) {
        return new Sentence(text, count(about), rows(contradictions, row -> row.getString(1)));
    }

    private long count(String from) {
        return session.createQuery("SELECT COUNT(*) " + from).mapTo(Long.class).one();
    }

    /** What is read of a row. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> rows(String sql, Reading<T> reading) {
        return session.createQuery(sql).map((row, context) -> reading.of(row)).list();
    }
}
