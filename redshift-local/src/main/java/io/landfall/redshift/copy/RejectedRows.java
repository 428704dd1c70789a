package io.landfall.redshift.copy;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.ExecutionError;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.record.RawRecord;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.value.FieldRejected;
import io.landfall.redshift.copy.value.TargetColumn;
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
        int rawLength = Math.min(record.bytes().length, MAX_RAW);
        String rawLine = printable(new String(record.bytes(), 0, rawLength, StandardCharsets.UTF_8));
        int code = rejected.code().number();
        String reason = rejected.getMessage();
        if (rejected instanceof FieldRejected place) {
            TargetColumn column = place.column();
            Field field = place.field();
            return new LoadError(
                    file.url(),
                    record.line(),
                    column.name(),
                    column.typeLabel(),
                    column.lengthLabel(),
                    field.position(),
                    rawLine,
                    field.text() == null ? "" : printable(field.text()),
                    code,
                    reason);
        }
        return new LoadError(file.url(), record.line(), "", "", "", 0, rawLine, "", code, reason);
    }

    private static String printable(String text) {
        String cut = text.length() > MAX_RAW ? text.substring(0, MAX_RAW) : text;
        return cut.replace('\0', ' ');
    }
}
