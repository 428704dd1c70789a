package io.landfall.redshift.copy;

import io.landfall.redshift.wire.ServerError;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** Runs one COPY: finds the files, opens the table, loads file after file, and keeps account. */
public final class CopyExecution {
    private static final int GZIP_BUFFER = 16 * 1024;
    private static final String SCANNER = "table_s3_scanner.cpp:371";

    private final CopyStatement statement;
    private final LoadContext load;
    private final ObjectStore store;
    private final LoadJournal journal;
    private final Instant started = Instant.now();
    private final List<LoadSummary.FileProgress> progress = new ArrayList<>();

    public CopyExecution(CopyStatement statement, LoadContext load, ObjectStore store, LoadJournal journal) {
        this.statement = statement;
        this.load = load;
        this.store = store;
        this.journal = journal;
    }

    /**
     * Loads everything in the caller's transaction, or fails it.
     *
     * @throws CopyFailed when the client gets an error
     * @throws IOException when the connection to the server breaks
     */
    public CopyResult run(LoadTarget target) throws CopyFailed, IOException {
        TargetTable table = target.find(statement.table())
                .orElseThrow(() -> new CopyFailed(ServerError.of(
                        ServerError.INTERNAL_ERROR,
                        "Cannot COPY into nonexistent table "
                                + statement.table().name())));
        List<TargetColumn> columns = table.select(statement);
        RowEncoder encoder = new RowEncoder(statement, columns);
        List<SourceFile> files = new SourceListing(store, load).files(statement);
        RecordParser parser = parser(columns);
        RejectedRows rejected = new RejectedRows(
                load, journal, table.id(), started, statement.options().maxErrors());
        RowBatch batch = new RowBatch(target.open(table, columns));
        boolean completed = false;
        try {
            for (SourceFile file : files) {
                loadFile(file, parser, encoder, rejected, batch);
            }
            batch.finish();
            completed = true;
        } finally {
            rejected.flush();
            journal.ended(load, summary(batch.rows(), rejected.count(), completed));
        }
        return new CopyResult(table.name().name(), batch.rows(), rejected.count());
    }

    private RecordParser parser(List<TargetColumn> columns) throws CopyFailed {
        List<String> names = columns.stream().map(TargetColumn::name).toList();
        ColumnCount count = new ColumnCount(names.size(), statement.options().fillRecord());
        DataFormat format = statement.format();
        if (format instanceof DataFormat.JsonPathsFile paths) {
            return JsonPathsFileReader.read(paths.location(), names, store, load);
        }
        if (format instanceof DataFormat.JsonAuto auto) {
            return new JsonAutoParser(names, auto.ignoreCase());
        }
        return format instanceof DataFormat.Csv csv
                ? new CsvParser(csv, count)
                : new DelimitedParser(((DataFormat.DelimitedText) format).delimiter(), count);
    }

    private void loadFile(
            SourceFile file, RecordParser parser, RowEncoder encoder, RejectedRows rejected, RowBatch batch)
            throws CopyFailed, IOException {
        long lines = 0;
        long errorsBefore = rejected.count();
        try (InputStream in = open(file)) {
            ByteSource source = new ByteSource(in);
            source.skipLines(statement.options().ignoreHeader());
            RecordSplitter records = RecordSplitter.of(statement.format(), source);
            for (RawRecord record = read(records, file, batch); record != null; record = read(records, file, batch)) {
                lines++;
                loadRecord(file, record, parser, encoder, rejected, batch);
            }
        } catch (SdkException failure) {
            batch.abort();
            throw S3Failure.of(failure, file.location(), load);
        }
        progress.add(new LoadSummary.FileProgress(file.url(), file.bytes(), lines, rejected.count() - errorsBefore));
    }

    private InputStream open(SourceFile file) throws IOException {
        InputStream object = store.open(file.location());
        return statement.options().gzip() ? new GZIPInputStream(object, GZIP_BUFFER) : object;
    }

    /** A broken stream is the source's fault, unlike a broken connection to the server. */
    private RawRecord read(RecordSplitter records, SourceFile file, RowBatch batch) throws CopyFailed, IOException {
        try {
            return records.next();
        } catch (IOException broken) {
            batch.abort();
            String text = "Error reading source file: " + broken.getMessage();
            throw new CopyFailed(ExecutionError.of(text, "S3 key being read : " + file.url(), SCANNER, load), broken);
        }
    }

    private void loadRecord(
            SourceFile file,
            RawRecord record,
            RecordParser parser,
            RowEncoder encoder,
            RejectedRows rejected,
            RowBatch batch)
            throws CopyFailed, IOException {
        if (record.blank() && statement.options().ignoreBlankLines()) {
            return;
        }
        try {
            if (record.oversized()) {
                throw new RecordRejected(LoadErrorCode.OUT_OF_RANGE, "Record exceeds the 4 MB limit");
            }
            Utf8Text text = Utf8Text.decode(record.bytes(), statement.options().invalidCharacter());
            encoder.encode(parser.parse(text.text()), text.firstBadBytes(), batch.rowBuffer());
            batch.rowAdded();
        } catch (RecordRejected reason) {
            rejected.add(file, record, reason);
            if (rejected.limitReached()) {
                batch.abort();
                throw new CopyFailed(ExecutionError.loadFailed(statement.table().name()));
            }
        }
    }

    private LoadSummary summary(long rows, long errors, boolean completed) {
        return new LoadSummary(statement, started, Instant.now(), List.copyOf(progress), rows, errors, completed);
    }
}
