package io.landfall.redshift.copy;

import io.landfall.redshift.copy.columnar.BinarySources;
import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.failure.SourceUnreadable;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.copy.source.RowSource;
import io.landfall.redshift.copy.source.SourceFile;
import io.landfall.redshift.copy.source.SourceListing;
import io.landfall.redshift.copy.source.TextSource;
import io.landfall.redshift.copy.statement.CopyStatement;
import io.landfall.redshift.copy.value.RowEncoder;
import io.landfall.redshift.copy.value.TargetColumn;
import io.landfall.redshift.wire.ServerError;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs one COPY: finds the table and the files, chooses the reader for the format, and loads. */
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
        try {
            return load(target);
        } catch (SourceUnreadable unreadable) {
            journal.unreadable(load, unreadable);
            throw unreadable;
        }
    }

    private CopyResult load(LoadTarget target) throws CopyFailed, IOException {
        TargetTable table = target.find(statement.table()).orElseThrow(this::nonexistentTable);
        List<TargetColumn> columns = table.select(statement);
        RoleCheck.check(statement.authorization(), load);
        RowEncoder encoder = new RowEncoder(statement, columns);
        List<SourceFile> files = new SourceListing(store, load).files(statement);
        RowSource source = source(columns);
        RowBatch batch = new RowBatch(open(target, table, columns));
        target.loadBegins();
        RejectedRows rejected = new RejectedRows(
                load, journal, table, started, columns, statement.options().maxErrors());
        RecordRoute route = new RecordRoute(encoder, rejected, new ReplacedRows());
        return new LoadRun(statement, load, journal, files, started).run(table, source, route, batch);
    }

    private LoadTarget.RowSink open(LoadTarget target, TargetTable table, List<TargetColumn> columns)
            throws IOException, CopyFailed {
        return statement.options().noLoad() ? new DiscardedRows() : target.open(table, columns);
    }

    /** The reader for the format; every family of formats has its own. */
    private RowSource source(List<TargetColumn> columns) throws CopyFailed {
        Optional<RowSource> binary = BinarySources.of(statement, columns, store, load);
        return binary.isPresent() ? binary.get() : TextSource.of(statement, columns, store, load);
    }

    private CopyFailed nonexistentTable() {
        return new CopyFailed(ServerError.of(
                ServerError.INTERNAL_ERROR,
                "Cannot COPY into nonexistent table " + statement.table().name()));
    }
}
