package io.landfall.redshift.copy.source;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.ExecutionError;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.record.ByteSource;
import io.landfall.redshift.copy.record.RawRecord;
import io.landfall.redshift.copy.record.RecordSplitter;
import io.landfall.redshift.copy.statement.CopyOptions;
import io.landfall.redshift.copy.statement.CopyStatement;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** The records of one source file, read as they are asked for. Whatever goes wrong here is the source's fault. */
public final class FileRecords implements AutoCloseable {
    private static final int GZIP_BUFFER = 16 * 1024;
    private static final String LOCATION = "table_s3_scanner.cpp:371";

    private final SourceFile file;
    private final LoadContext load;
    private final InputStream in;
    private final RecordSplitter splitter;

    private FileRecords(SourceFile file, LoadContext load, InputStream in, RecordSplitter splitter) {
        this.file = file;
        this.load = load;
        this.in = in;
        this.splitter = splitter;
    }

    /** Opens the file and skips its header. */
    public static FileRecords open(SourceFile file, CopyStatement statement, ObjectStore store, LoadContext load)
            throws CopyFailed {
        CopyOptions options = statement.options();
        try {
            InputStream object = store.open(file.location());
            InputStream in = options.gzip() ? new GZIPInputStream(object, GZIP_BUFFER) : object;
            ByteSource source = new ByteSource(in);
            source.skipLines(options.ignoreHeader());
            return new FileRecords(file, load, in, RecordSplitter.of(statement.format(), source));
        } catch (SdkException refused) {
            throw S3Failure.of(refused, file.location(), load);
        } catch (IOException broken) {
            throw unreadable(file, load, broken);
        }
    }

    /** The next record, or null at the end of the file. */
    public RawRecord next() throws CopyFailed {
        try {
            return splitter.next();
        } catch (SdkException refused) {
            throw S3Failure.of(refused, file.location(), load);
        } catch (IOException broken) {
            throw unreadable(file, load, broken);
        }
    }

    private static CopyFailed unreadable(SourceFile file, LoadContext load, IOException cause) {
        String text = "Error reading source file: " + cause.getMessage();
        return new CopyFailed(ExecutionError.of(text, "S3 key being read : " + file.url(), LOCATION, load), cause);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
