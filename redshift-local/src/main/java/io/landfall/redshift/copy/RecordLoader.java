package io.landfall.redshift.copy;

import io.landfall.redshift.copy.LoadSummary.FileProgress;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Fields;
import io.landfall.redshift.copy.record.RawRecord;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.source.SourceRows;
import io.landfall.redshift.copy.value.TargetColumn;
import java.io.IOException;
import java.time.Instant;

/** Takes rows through conversion into the batch, or to the rejected ones. */
final class RecordLoader {
    private final boolean ignoreBlankLines;
    private final RecordRoute route;
    private final RowBatch batch;
    private final Fields fields = new Fields();

    RecordLoader(boolean ignoreBlankLines, RecordRoute route, RowBatch batch) {
        this.ignoreBlankLines = ignoreBlankLines;
        this.route = route;
        this.batch = batch;
    }

    /**
     * Loads every row of a file.
     *
     * @throws CopyFailed when the source or the server fails, or MAXERROR is reached
     */
    FileProgress load(SourceFile file, SourceRows rows) throws CopyFailed, IOException {
        Instant started = Instant.now();
        long lines = 0;
        long errorsBefore = route.rejected().count();
        for (RawRecord record = rows.next(); record != null; record = rows.next()) {
            lines++;
            if (!ignoreBlankLines || !record.blank()) {
                load(file, record, rows);
            }
        }
        return new FileProgress(file, lines, route.rejected().count() - errorsBefore, started, Instant.now());
    }

    private void load(SourceFile file, RawRecord record, SourceRows rows) throws CopyFailed, IOException {
        try {
            fields.clear();
            rows.read(fields);
            TargetColumn changed = route.encoder().encode(fields, batch.rowBuffer());
            if (changed != null) {
                route.replaced().add(file, record, changed);
            }
        } catch (RecordRejected reason) {
            route.rejected().add(file, record, fields, reason);
            return;
        }
        batch.rowAdded();
    }
}
