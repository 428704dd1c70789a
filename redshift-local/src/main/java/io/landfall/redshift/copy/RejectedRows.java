package io.landfall.redshift.copy;

import io.landfall.redshift.copy.LoadError.FieldValue;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.ExecutionError;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.record.Fields;
import io.landfall.redshift.copy.record.RawRecord;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.value.FieldRejected;
import io.landfall.redshift.copy.value.TargetColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts refused rows towards MAXERROR and hands them to the journal in bounded portions. */
final class RejectedRows {
    private static final int PORTION = 500;
    /** Width of raw_line and raw_field_value. */
    private static final int MAX_RAW = 1024;
    /** STL_LOADERROR_DETAIL has the fields of so many errors of a load. */
    private static final int MOST_DETAILED = 20;

    private final LoadContext load;
    private final LoadJournal journal;
    private final TargetTable table;
    private final Instant started;
    private final List<TargetColumn> columns;
    private final int limit;
    private final List<LoadError> pending = new ArrayList<>();
    private long count;

    RejectedRows(
            LoadContext load,
            LoadJournal journal,
            TargetTable table,
            Instant started,
            List<TargetColumn> columns,
            int limit) {
        this.load = load;
        this.journal = journal;
        this.table = table;
        this.started = started;
        this.columns = columns;
        this.limit = limit;
    }

    /**
     * Notes a refused row.
     *
     * @param fields as far as they were read
     * @throws CopyFailed when it is one too many
     */
    void add(SourceFile file, RawRecord record, Fields fields, RecordRejected rejected) throws CopyFailed {
        count++;
        pending.add(error(file, record, fields, rejected));
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

    private LoadError error(SourceFile file, RawRecord record, Fields fields, RecordRejected rejected) {
        String rawLine = printable(record.text(MAX_RAW));
        List<FieldValue> values = count <= MOST_DETAILED ? values(fields) : List.of();
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
                    reason,
                    values);
        }
        return new LoadError(file.url(), record.line(), "", "", "", 0, rawLine, "", code, reason, values);
    }

    private List<FieldValue> values(Fields fields) {
        List<FieldValue> values = new ArrayList<>();
        for (int index = 0; index < Math.min(fields.size(), columns.size()); index++) {
            TargetColumn column = columns.get(index);
            String text = fields.field(index).text();
            String value = text == null ? null : printable(text);
            values.add(new FieldValue(index, column.name(), value, column.typeLabel(), column.lengthLabel()));
        }
        return values;
    }

    /** PostgreSQL keeps no NUL; bytes that are no UTF-8 show as the replacement character. */
    private static String printable(String text) {
        String cut = text.length() > MAX_RAW ? text.substring(0, MAX_RAW) : text;
        return cut.replace('\0', ' ');
    }
}
