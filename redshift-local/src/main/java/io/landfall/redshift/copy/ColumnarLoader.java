package io.landfall.redshift.copy;

import io.landfall.redshift.copy.LoadSummary.FileProgress;
import io.landfall.redshift.copy.columnar.ColumnarRows;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;
import io.landfall.redshift.copy.record.RawRecord;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.value.RowEncoder;
import java.io.IOException;
import java.util.List;

/** Takes the rows of binary files through conversion into the batch of rows, or to the rejected ones. */
final class ColumnarLoader {
    private static final byte[] NO_RAW_LINE = new byte[0];

    private final RowEncoder encoder;
    private final RejectedRows rejected;
    private final RowBatch batch;

    ColumnarLoader(RowEncoder encoder, RejectedRows rejected, RowBatch batch) {
        this.encoder = encoder;
        this.rejected = rejected;
        this.batch = batch;
    }

    /** Loads every row of a file. */
    FileProgress load(SourceFile file, ColumnarRows rows) throws CopyFailed, IOException {
        long errorsBefore = rejected.count();
        for (List<Field> row = rows.next(); row != null; row = rows.next()) {
            try {
                encoder.encode(row, null, batch.rowBuffer());
                batch.rowAdded();
            } catch (RecordRejected reason) {
                rejected.add(file, new RawRecord(NO_RAW_LINE, rows.row()), reason);
            }
        }
        return new FileProgress(file.url(), file.bytes(), rows.row(), rejected.count() - errorsBefore);
    }
}
