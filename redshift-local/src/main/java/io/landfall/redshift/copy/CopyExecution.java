package io.landfall.redshift.copy;

import io.landfall.redshift.copy.columnar.ColumnarRows;
import io.landfall.redshift.copy.columnar.ColumnarSource;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.record.ColumnCount;
import io.landfall.redshift.copy.record.CsvParser;
import io.landfall.redshift.copy.record.DelimitedParser;
import io.landfall.redshift.copy.record.JsonAutoParser;
import io.landfall.redshift.copy.record.RecordParser;
import io.landfall.redshift.copy.source.FileRecords;
import io.landfall.redshift.copy.source.JsonPathsFileReader;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.source.SourceListing;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.copy.statement.DataFormat;
import io.landfall.redshift.copy.value.RowEncoder;
import io.landfall.redshift.copy.value.TargetColumn;
import io.landfall.redshift.wire.ServerError;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one COPY: finds the files, opens the table, loads file after file, and keeps account. */
public final class CopyExecution {
    private final CopyStatement statement;
    private final LoadContext load;
    private final ObjectStore store;
    private final LoadJournal journal;
    private final Instant started = Instant.now();

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
        TargetTable table = target.find(statement.table()).orElseThrow(this::nonexistentTable);
        List<TargetColumn> columns = table.select(statement);
        RowEncoder encoder = new RowEncoder(statement, columns);
        List<SourceFile> files = new SourceListing(store, load).files(statement);
        Optional<ColumnarSource> columnar = ColumnarSource.of(statement, columns, store, load);
        RejectedRows rejected = new RejectedRows(
                load, journal, table, started, statement.options().maxErrors());
        RowBatch batch = new RowBatch(target.open(table, columns));
        FileLoader loader;
        if (columnar.isPresent()) {
            ColumnarLoader rows = new ColumnarLoader(encoder, rejected, batch);
            loader = file -> loadBinary(file, columnar.get(), rows);
        } else {
            RecordLoader records = new RecordLoader(statement.options(), parser(columns), encoder, rejected, batch);
            loader = file -> loadText(file, records);
        }
        return loadAll(files, loader, rejected, batch);
    }

    private CopyResult loadAll(List<SourceFile> files, FileLoader loader, RejectedRows rejected, RowBatch batch)
            throws CopyFailed, IOException {
        List<LoadSummary.FileProgress> progress = new ArrayList<>();
        boolean completed = false;
        try {
            for (SourceFile file : files) {
                progress.add(loader.load(file));
            }
            batch.finish();
            completed = true;
        } catch (CopyFailed failed) {
            batch.abort();
            throw failed;
        } finally {
            rejected.flush();
            journal.ended(load, summary(progress, batch.rows(), rejected.count(), completed));
        }
        return new CopyResult(statement.table().name(), batch.rows(), rejected.count());
    }

    /** Loads one file. */
    private interface FileLoader {
        LoadSummary.FileProgress load(SourceFile file) throws CopyFailed, IOException;
    }

    private LoadSummary.FileProgress loadText(SourceFile file, RecordLoader loader) throws CopyFailed, IOException {
        try (FileRecords records = FileRecords.open(file, statement, store, load)) {
            return loader.load(file, records);
        }
    }

    private static LoadSummary.FileProgress loadBinary(SourceFile file, ColumnarSource source, ColumnarLoader loader)
            throws CopyFailed, IOException {
        try (ColumnarRows rows = source.open(file)) {
            return loader.load(file, rows);
        }
    }

    private CopyFailed nonexistentTable() {
        return new CopyFailed(ServerError.of(
                ServerError.INTERNAL_ERROR,
                "Cannot COPY into nonexistent table " + statement.table().name()));
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

    private LoadSummary summary(List<LoadSummary.FileProgress> progress, long rows, long errors, boolean completed) {
        return new LoadSummary(statement, started, Instant.now(), List.copyOf(progress), rows, errors, completed);
    }
}
