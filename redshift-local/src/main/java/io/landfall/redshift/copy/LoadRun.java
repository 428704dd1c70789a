package io.landfall.redshift.copy;

import io.landfall.redshift.copy.LoadSummary.FileProgress;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.source.RowSource;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.source.SourceRows;
import io.landfall.redshift.copy.statement.CopyStatement;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Loads file after file once everything is prepared, and keeps the journal of it. */
final class LoadRun {
    /** Many small files shall not cost a journal entry each. */
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);

    private final CopyStatement statement;
    private final LoadContext load;
    private final LoadJournal journal;
    private final List<SourceFile> files;
    private final Instant started;
    private final List<FileProgress> progress = new ArrayList<>();
    private Instant reported;

    LoadRun(CopyStatement statement, LoadContext load, LoadJournal journal, List<SourceFile> files, Instant started) {
        this.statement = statement;
        this.load = load;
        this.journal = journal;
        this.files = files;
        this.started = started;
        this.reported = started;
    }

    CopyResult run(TargetTable table, RowSource source, RecordRoute route, RowBatch batch)
            throws CopyFailed, IOException {
        RejectedRows rejected = route.rejected();
        boolean completed = false;
        journal.started(load, summary(batch, rejected, false));
        try {
            loadFiles(source, route, batch, rejected);
            batch.finish();
            completed = true;
        } catch (CopyFailed failed) {
            batch.abort();
            throw failed;
        } finally {
            rejected.flush();
            route.replaced().flush(load, journal, table.id(), started);
            journal.ended(load, summary(batch, rejected, completed));
        }
        long written = statement.options().noLoad() ? 0 : batch.rows();
        return new CopyResult(
                statement.table().name(),
                written,
                rejected.count(),
                route.replaced().count());
    }

    private void loadFiles(RowSource source, RecordRoute route, RowBatch batch, RejectedRows rejected)
            throws CopyFailed, IOException {
        RecordLoader loader = new RecordLoader(statement.options().ignoreBlankLines(), route, batch);
        for (SourceFile file : files) {
            try (SourceRows rows = source.open(file)) {
                progress.add(loader.load(file, rows));
            }
            if (Duration.between(reported, Instant.now()).compareTo(BETWEEN_REPORTS) > 0) {
                reported = Instant.now();
                journal.progressed(load, summary(batch, rejected, false));
            }
        }
    }

    private LoadSummary summary(RowBatch batch, RejectedRows rejected, boolean completed) {
        long bytes = files.stream().mapToLong(SourceFile::bytes).sum();
        return new LoadSummary(
                statement,
                started,
                Instant.now(),
                files.size(),
                bytes,
                List.copyOf(progress),
                batch.rows(),
                rejected.count(),
                completed);
    }
}
