package io.landfall.local.command;

import io.landfall.event.Event;
import io.landfall.event.LoadRequestRefused;
import io.landfall.event.LoadUndone;
import io.landfall.event.UndoLoad;
import io.landfall.event.UndoPlanned;
import io.landfall.local.follow.EventSummary;
import io.landfall.local.request.RequestException;
import io.landfall.local.stack.Service;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "undo",
        header = "Take back exactly what one load did to its tables.",
        description = {
            "",
            "Says first what would be taken back; asks; then does it, in one transaction. The batches of the load are held:"
                    + " ./landfall replay loads them again. Refused when a later load touched the same keys, or what the"
                    + " load changed is not kept any more."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall undo 20181103_120007_9f8e7d6c5b --dry-run",
            "  ./landfall undo 20181103_120007_9f8e7d6c5b --yes",
            "  ./landfall sql \"SELECT load_id, loaded_at FROM landfall.load ORDER BY loaded_at DESC LIMIT 10\"",
            "",
            "Exit codes: 0 undone, or said; 1 it was refused, or nothing was heard of it any more; 69 no stack, or nobody",
            "there to confirm."
        })
final class UndoCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private PipelineOptions options;

    @Parameters(paramLabel = "LOAD", description = "Id of the load.")
    private String load;

    @Option(names = "--dry-run", description = "Say what would be taken back and change nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Print the result as one JSON object; progress goes to standard error.")
    private boolean json;

    UndoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        PipelineOptions.Access access = options.access(invocation, Service.LOADER);
        RequestReport report = new RequestReport(invocation.terminal(), json);
        Event plan = run(access, true);
        if (dryRun) {
            report.outcome(plan);
            return ExitCode.OK;
        }
        report.say(EventSummary.of(plan));
        if (!Confirmation.given(invocation.terminal(), yes, "Undo load " + load + "?")) {
            return ExitCode.FAILED;
        }
        report.outcome(run(access, false));
        return ExitCode.OK;
    }

    private Event run(PipelineOptions.Access access, boolean dry) throws InterruptedException {
        UndoLoad command =
                new UndoLoad(access.pipeline().pipeline(), UUID.randomUUID().toString(), load.strip(), dry);
        Event end = access.requests()
                .run(
                        command,
                        event -> event instanceof UndoPlanned
                                || event instanceof LoadUndone
                                || event instanceof LoadRequestRefused,
                        event -> {});
        if (end instanceof LoadRequestRefused refused) {
            throw new RequestException(refused.reason());
        }
        return end;
    }
}
