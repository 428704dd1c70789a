package io.landfall.redshift.unload.destination;

import io.landfall.redshift.copy.statement.S3Location;
import io.landfall.redshift.unload.format.RowFormat;
import io.landfall.redshift.unload.format.RowWriter;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/** The files of one slice in one folder, one after another as each becomes full. */
public final class SliceFiles {
    private final Destination destination;
    private final FileNames names;
    private final RowFormat format;
    private final String folder;
    private final int slice;
    private final Consumer<UnloadedFile> finished;
    private S3Location location;
    private ObjectUpload upload;
    private RowWriter writer;
    private Instant started;
    private long rows;
    private int part;

    /** @param finished told of each file that is complete */
    public SliceFiles(
            Destination destination,
            FileNames names,
            RowFormat format,
            String folder,
            int slice,
            Consumer<UnloadedFile> finished) {
        this.destination = destination;
        this.names = names;
        this.format = format;
        this.folder = folder;
        this.slice = slice;
        this.finished = finished;
    }

    /** Writes a row, into another file when this one is full. */
    public void write(String[] row, long maxFileBytes) throws IOException, StatementFailed {
        open();
        try {
            if (!writer.write(row, maxFileBytes)) {
                finish();
                open();
                writer.write(row, maxFileBytes);
            }
            rows++;
        } catch (SdkException failure) {
            throw destination.writing(failure, location);
        }
    }

    /** Begins a file if there is none, so that a slice without rows has one too. */
    public void open() throws IOException, StatementFailed {
        if (upload == null) {
            location = names.file(folder, slice, part++);
            started = Instant.now();
            rows = 0;
            upload = destination.upload(location);
            writer = format.open(upload);
        }
    }

    /** Completes the file that is open. */
    public void finish() throws IOException, StatementFailed {
        if (upload == null) {
            return;
        }
        try {
            writer.close();
            upload.close();
        } catch (SdkException failure) {
            throw destination.writing(failure, location);
        }
        finished.accept(new UnloadedFile(location.toString(), slice, rows, upload.position(), started, Instant.now()));
        upload = null;
        writer = null;
    }

    /** Leaves nothing of the file that is open; files that are complete stay. */
    public void abort() {
        if (upload == null) {
            return;
        }
        try {
            upload.abort();
            writer.close();
        } catch (IOException | RuntimeException ignored) {
            // The failure that led here is what the client hears of.
        }
        upload = null;
    }
}
