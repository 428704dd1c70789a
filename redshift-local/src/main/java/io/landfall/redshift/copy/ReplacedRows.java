package io.landfall.redshift.copy;

import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.record.RawRecord;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.value.TargetColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts rows in which invalid bytes were replaced, and keeps the first ones for the journal (STL_REPLACEMENTS reference). */
final class ReplacedRows {
    /** Redshift keeps so many for each slice, of which there is one here. */
    private static final int MOST_KEPT = 100;

    private static final int MAX_RAW = 1024;

    private final List<Replacement> kept = new ArrayList<>();
    private long count;

    void add(SourceFile file, RawRecord record, TargetColumn column) {
        count++;
        if (kept.size() < MOST_KEPT) {
            String rawLine = record.text(MAX_RAW).replace('\0', ' ');
            kept.add(new Replacement(file.url(), record.line(), column.name(), rawLine));
        }
    }

    long count() {
        return count;
    }

    void flush(LoadContext load, LoadJournal journal, long tableId, Instant started) {
        if (!kept.isEmpty()) {
            journal.replaced(load, tableId, started, List.copyOf(kept));
        }
    }
}
