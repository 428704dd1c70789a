package io.landfall.redshift.copy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts refused rows towards MAXERROR and hands them to the journal in bounded portions. */
final class RejectedRows {
    private static final int PORTION = 500;
    /** Width of raw_line and raw_field_value. */
    private static final int MAX_RAW = 1024;

    private final LoadContext load;
    private final LoadJournal journal;
    private final TargetTable table;
    private final Instant started;
    private final int limit;
    private final List<LoadError> pending = new ArrayList<>();
    private long count;

    RejectedRows(LoadContext load, LoadJournal journal, TargetTable table, Instant started, int limit) {
        this.load = load;
        this.journal = journal;
        this.table = table;
        this.started = started;
        this.limit = limit;
    }

    /**
     * Notes a refused row.
     *
     * @throws CopyFailed when it is one too many
     */
    void add(SourceFile file, RawRecord record, RecordRejected rejected) throws CopyFailed {
        count++;
        pending.add(error(file, record, rejected));
        if (pending.size() == PORTION) {
            flush();
        }
        if (count >= limit) {
            throw new CopyFailed(ExecutionError.loadFailed(table.name().name()));
        }
    }

    long count() {
        return count;
    }

    void flush() {
        if (!pending.isEmpty()) {
            journal.rejected(load, table.id(), started, List.copyOf(pending));
            pending.clear();
        }
    }

    private static LoadError error(SourceFile file, RawRecord record, RecordRejected rejected) {
        TargetColumn column = rejected.column();
        Field field = rejected.field();
        String rawLine =
                new String(record.bytes(), 0, Math.min(record.bytes().length, MAX_RAW), StandardCharsets.UTF_8);
        return new LoadError(
                file.url(),
                record.line(),
                column == null ? null : column.name(),
                column == null ? "" : column.type().equals("bpchar") ? "char" : column.type(),
                column == null ? "" : column.lengthLabel(),
                field == null ? 0 : field.position(),
                printable(rawLine),
                field == null || field.text() == null ? "" : printable(field.text()),
                rejected.code().number(),
                rejected.getMessage());
    }

    private static String printable(String text) {
        String cut = text.length() > MAX_RAW ? text.substring(0, MAX_RAW) : text;
        return cut.replace('\0', ' ');
    }
}
