package io.landfall.redshift.unload;

import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.unload.destination.Destination;
import io.landfall.redshift.unload.destination.FileNames;
import io.landfall.redshift.unload.destination.Manifest;
import io.landfall.redshift.unload.statement.ManifestKind;
import io.landfall.redshift.unload.statement.UnloadOptions;
import io.landfall.redshift.unload.statement.UnloadStatement;
import io.landfall.redshift.wire.StatementFailed;
import java.io.IOException;
import java.time.Instant;

/** Runs one UNLOAD: looks at the destination, writes the rows, lists the files, and keeps account. */
public final class UnloadExecution {
    private final UnloadStatement statement;
    private final LoadContext context;
    private final Destination destination;
    private final UnloadJournal journal;
    private final FileNames names;
    private final Instant started = Instant.now();

    public UnloadExecution(UnloadStatement statement, LoadContext context, ObjectStore store, UnloadJournal journal) {
        this.statement = statement;
        this.context = context;
        this.destination = new Destination(store, context);
        this.journal = journal;
        this.names = FileNames.of(statement);
    }

    /**
     * Unloads the result of the query.
     *
     * @param sql the query as the server understands it
     * @return number of rows
     * @throws StatementFailed when the client gets an error; files that were complete stay, as in Redshift
     * @throws IOException when the connection to the server breaks
     */
    public long run(UnloadSource source, String sql) throws IOException, StatementFailed {
        UnloadOptions options = statement.options();
        RowDistribution rows = new RowDistribution(statement, destination, names);
        String error = "UNLOAD did not complete";
        try {
            prepare(options);
            source.read(Partitioning.ordered(sql, options.partitionBy()), rows);
            rows.finish();
            writeManifest(rows, options);
            error = "";
            return rows.count();
        } catch (StatementFailed failed) {
            error = failed.error().message();
            throw failed;
        } finally {
            abort(rows);
            journal.ended(
                    context, new UnloadSummary(statement, started, Instant.now(), rows.files(), rows.count(), error));
        }
    }

    /** Also when the work is interrupted, which would make S3's client give up before it has said so. */
    private static void abort(RowDistribution rows) {
        boolean interrupted = Thread.interrupted();
        rows.abort();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void prepare(UnloadOptions options) throws StatementFailed {
        if (options.cleanPath()) {
            if (options.partitionBy().isEmpty()) {
                destination.clean(names.prefix());
            }
        } else if (!options.allowOverwrite()) {
            destination.requireEmpty(names.prefix());
        }
    }

    private void writeManifest(RowDistribution rows, UnloadOptions options) throws StatementFailed {
        if (options.manifest() != ManifestKind.NONE) {
            int headerLines = options.header() ? 1 : 0;
            byte[] manifest = Manifest.of(options.manifest(), rows.files(), rows.columns(), headerLines);
            destination.put(names.manifest(), manifest);
        }
    }
}
