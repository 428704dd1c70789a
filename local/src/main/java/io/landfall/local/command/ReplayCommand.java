package io.landfall.local.command;

import io.landfall.event.BatchesReleased;
import io.landfall.event.Event;
import io.landfall.event.LoadFailed;
import io.landfall.event.ReplayBatch;
import io.landfall.event.TablesLoaded;
import io.landfall.local.stack.Service;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "replay",
        header = "Load a held batch: one that could not be loaded, or whose load was undone.",
        description = {
            "",
            "The batch is released and loaded, and its load is followed until it is committed. If it fails again, the"
                    + " batch is held again. What is held: ./landfall sql \"SELECT * FROM landfall.held_batch WHERE"
                    + " released_at IS NULL\""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall replay 20181103_120000_0a1b2c3d4e",
            "  ./landfall replay --all-held",
            "",
            "Exit codes: 0 loaded; 1 it was refused, failed again, or nothing was heard of it any more; 69 no stack."
        })
final class ReplayCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private PipelineOptions options;

    @ArgGroup(multiplicity = "1")
    private Which which;

    @Option(names = "--json", description = "Print the last event as one JSON object; progress goes to standard error.")
    private boolean json;

    /** One batch, or all. */
    private static final class Which {

        @Parameters(paramLabel = "BATCH", description = "Id of the batch.")
        private String batch;

        @Option(names = "--all-held", description = "Every batch that is held.", required = true)
        private boolean all;
    }

    /** Counts what became of the released batches; a load may take others along with them. */
    private static final class Progress {

        private int released;
        private int loaded;
        private int failed;

        boolean ends(Event event) {
            if (event instanceof BatchesReleased release) {
                released = release.batches();
            } else if (event instanceof TablesLoaded load) {
                loaded += load.batches();
            } else if (event instanceof LoadFailed failure) {
                failed += failure.batches();
            }
            return isEnd(event);
        }

        /** Whether it was the last of those that were asked about; it is told as the outcome. */
        boolean isEnd(Event event) {
            return released > 0 && loaded + failed >= released;
        }
    }

    ReplayCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        PipelineOptions.Access access = options.access(invocation, Service.LOADER);
        RequestReport report = new RequestReport(invocation.terminal(), json);
        Progress progress = new Progress();
        ReplayBatch command = new ReplayBatch(
                access.pipeline().pipeline(), UUID.randomUUID().toString(), which.all ? null : which.batch.strip());
        Event end = access.requests().run(command, progress::ends, report.following(event -> !progress.isEnd(event)));
        report.outcome(end);
        return progress.failed == 0 ? ExitCode.OK : ExitCode.FAILED;
    }
}
