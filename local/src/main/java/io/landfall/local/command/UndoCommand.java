package io.landfall.local.command;

import io.landfall.event.LoadUndone;
import io.landfall.event.UndoLoad;
import io.landfall.event.UndoPlanned;
import io.landfall.local.stack.Service;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private ChangeOptions change;

    @Parameters(paramLabel = "LOAD", description = "Id of the load.")
    private String load;

    UndoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        return change.run(invocation, new Undoing(options.access(invocation, Service.LOADER), load.strip()));
    }

    /** What is asked of the loader. */
    private record Undoing(PipelineOptions.Access access, String load)
            implements ChangeOptions.Change<UndoPlanned, LoadUndone> {

        @Override
        public UndoPlanned plan(RequestReport report) throws InterruptedException {
            return access.requests().run(command(true), UndoPlanned.class, report.following());
        }

        @Override
        public String question(UndoPlanned plan) {
            return "Undo load " + load + "?";
        }

        @Override
        public LoadUndone carryOut(RequestReport report) throws InterruptedException {
            return access.requests().run(command(false), LoadUndone.class, report.following());
        }

        @Override
        public boolean isComplete(LoadUndone done) {
            return true;
        }

        private UndoLoad command(boolean dry) {
            return new UndoLoad(access.pipeline().pipeline(), UUID.randomUUID().toString(), load, dry);
        }
    }
}
