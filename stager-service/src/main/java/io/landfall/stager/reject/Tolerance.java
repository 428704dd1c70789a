package io.landfall.stager.reject;

import io.landfall.event.LandedFile;
import io.landfall.ledger.RowLedger;
import io.landfall.ledger.RowLedger.KeptRow;
import io.landfall.project.FileFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Files of which some rows are known to be bad, and are kept aside. Exactly these and no other: COPY gets a MAXERROR that one
 * more would reach, and what it loaded and what is kept have to be all that is in the files.
 */
public final class Tolerance {

    /** Nothing is let pass. */
    public static final Tolerance NONE = new Tolerance(Map.of());

    private final Map<LandedFile, List<LoadError>> bad;

    public Tolerance(Map<LandedFile, List<LoadError>> bad) {
        this.bad = Map.copyOf(bad);
    }

    /** What is added to the COPY; it fails when as many errors are reached, so that one more is needed than there are. */
    public String option() {
        return bad.isEmpty() ? "" : " MAXERROR " + (count() + 1);
    }

    private long count() {
        return bad.values().stream().mapToLong(List::size).sum();
    }

    /** Whether these are the files whose bad rows are known. */
    public boolean isFor(List<LandedFile> files) {
        return bad.isEmpty() || bad.size() == files.size() && bad.keySet().containsAll(files);
    }

    public boolean isNone() {
        return bad.isEmpty();
    }

    /** What is said of the files when keeping their rows aside has failed. */
    public Findings hopeless() {
        Map<LandedFile, Long> counts =
                bad.keySet().stream().collect(Collectors.toMap(file -> file, file -> Long.MAX_VALUE));
        return new Findings(bad, counts, false, false);
    }

    /**
     * Reads the bad rows from the files and writes them to the ledger, in the transaction that loaded the others.
     *
     * @param loaded how many rows of these files COPY has loaded
     * @throws RowsUnaccountedException if loaded and bad ones are not all there are
     */
    public void keep(Handle session, String batch, RowLedger ledger, RawObjects objects, FileFormat format, long loaded)
            throws RowsUnaccountedException {
        long records = 0;
        for (Map.Entry<LandedFile, List<LoadError>> entry : bad.entrySet()) {
            LandedFile file = entry.getKey();
            try (InputStream object = objects.open(file)) {
                RecordReader reader = new RowFormat(format).reader(file.key(), object, RowLedger.LONGEST_LINE);
                Map<Long, List<String>> lines = new LinkedHashMap<>();
                entry.getValue().forEach(error -> lines.put(error.line(), new ArrayList<>()));
                records += scan(reader, lines, file);
                ledger.keep(session, batch, rows(file, entry.getValue(), lines));
            } catch (IOException e) {
                throw new RowsUnaccountedException(file.url() + " cannot be read again: " + e.getMessage(), e);
            }
        }
        if (records != loaded + count()) {
            throw new RowsUnaccountedException(
                    records + " rows are in the files, " + loaded + " were loaded and " + count() + " are bad", null);
        }
    }

    private static long scan(RecordReader reader, Map<Long, List<String>> lines, LandedFile file)
            throws IOException, RowsUnaccountedException {
        long records = 0;
        for (RecordReader.Raw raw = reader.read(); raw != null; raw = reader.read()) {
            records++;
            List<String> wanted = lines.get(raw.line());
            if (wanted != null && !raw.whole()) {
                throw new RowsUnaccountedException(
                        "the row at line " + raw.line() + " of " + file.url() + " is too long to be kept", null);
            }
            if (wanted != null) {
                wanted.add(new String(raw.text(), StandardCharsets.UTF_8));
            }
        }
        return records;
    }

    private static List<KeptRow> rows(LandedFile file, List<LoadError> errors, Map<Long, List<String>> lines)
            throws RowsUnaccountedException {
        List<KeptRow> rows = new ArrayList<>();
        for (LoadError error : errors) {
            List<String> found = lines.get(error.line());
            if (found.isEmpty()) {
                throw new RowsUnaccountedException("line " + error.line() + " of " + file.url() + " has no row", null);
            }
            rows.add(new KeptRow(error.rowOf(file), found.remove(0)));
        }
        if (lines.values().stream().anyMatch(left -> !left.isEmpty())) {
            throw new RowsUnaccountedException("good and bad rows share a line in " + file.url(), null);
        }
        return rows;
    }
}
