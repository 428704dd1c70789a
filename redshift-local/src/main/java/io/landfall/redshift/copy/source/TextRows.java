package io.landfall.redshift.copy.source;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.failure.LoadErrorCode;
import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Fields;
import io.landfall.redshift.copy.record.RawRecord;
import io.landfall.redshift.copy.record.RecordParser;
import io.landfall.redshift.copy.record.RecordSplitter;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** The records of a delimited or JSON file. Whatever goes wrong while reading is the source's fault. */
final class TextRows implements SourceRows {
    private final SourceFile file;
    private final LoadContext load;
    private final InputStream in;
    private final RecordSplitter splitter;
    private final RecordParser parser;
    private RawRecord current;

    TextRows(SourceFile file, LoadContext load, InputStream in, RecordSplitter splitter, RecordParser parser) {
        this.file = file;
        this.load = load;
        this.in = in;
        this.splitter = splitter;
        this.parser = parser;
    }

    @Override
    public RawRecord next() throws CopyFailed {
        try {
            current = splitter.next();
            return current;
        } catch (SdkException refused) {
            throw S3Failure.of(refused, file.location(), load);
        } catch (IOException broken) {
            throw S3Failure.unreadable(broken, file.location(), load);
        }
    }

    @Override
    public void read(Fields fields) throws RecordRejected {
        if (current.oversized()) {
            throw new RecordRejected(LoadErrorCode.OUT_OF_RANGE, "Record exceeds the 4 MB limit");
        }
        parser.parse(current, fields);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
