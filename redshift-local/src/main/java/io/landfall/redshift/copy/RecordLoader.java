package io.landfall.redshift.copy;

import io.landfall.redshift.copy.LoadSummary.FileProgress;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.RawRecord;
import io.landfall.redshift.copy.record.RecordParser;
import io.landfall.redshift.copy.record.Utf8Text;
import io.landfall.redshift.copy.source.FileRecords;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.statement.CopyOptions;
import io.landfall.redshift.copy.value.RowEncoder;
import java.io.IOException;

/** Takes records through parsing and conversion into the batch of rows, or to the rejected ones. */
final class RecordLoader {
    private final CopyOptions options;
    private final RecordParser parser;
    private final RowEncoder encoder;
    private final RejectedRows rejected;
    private final RowBatch batch;

    RecordLoader(CopyOptions options, RecordParser parser, RowEncoder encoder, RejectedRows rejected, RowBatch batch) {
        this.options = options;
        this.parser = parser;
        this.encoder = encoder;
        this.rejected = rejected;
        this.batch = batch;
    }

    /**
     * Loads every record of a file.
     *
     * @throws CopyFailed when the source or the server fails, or MAXERROR is reached
     */
    FileProgress load(SourceFile file, FileRecords records) throws CopyFailed, IOException {
        long lines = 0;
        long errorsBefore = rejected.count();
        for (RawRecord record = records.next(); record != null; record = records.next()) {
            lines++;
            if (!record.blank() || !options.ignoreBlankLines()) {
                load(file, record);
            }
        }
        return new FileProgress(file.url(), file.bytes(), lines, rejected.count() - errorsBefore);
    }

    private void load(SourceFile file, RawRecord record) throws CopyFailed, IOException {
        try {
            if (record.oversized()) {
                throw new RecordRejected(LoadErrorCode.OUT_OF_RANGE, "Record exceeds the 4 MB limit");
            }
            Utf8Text text = Utf8Text.decode(record.bytes(), options.invalidCharacter());
            encoder.encode(parser.parse(text.text()), text.firstBadBytes(), batch.rowBuffer());
            batch.rowAdded();
        } catch (RecordRejected reason) {
            rejected.add(file, record, reason);
        }
    }
}
