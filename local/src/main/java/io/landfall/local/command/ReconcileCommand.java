package io.landfall.local.command;

import io.landfall.event.Event;
import io.landfall.event.ReconcilePipeline;
import io.landfall.event.Reconciled;
import io.landfall.event.RequestProgressed;
import io.landfall.local.stack.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "reconcile",
        header = "Compare the landing bucket with the ledger, and land what was never heard of.",
        description = {
            "",
            "For each dataset the objects in the bucket are compared with what the ledger has and with what COPY read. Files"
                    + " that nobody told of, or that changed since, are landed; rejected files wait to be corrected, and"
                    + " files that landed moments ago are left to staging. The stager does this by itself too, at its start"
                    + " and every few hours."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall reconcile",
            "  ./landfall reconcile --dataset log_data --dry-run",
            "  ./landfall reconcile --deep --json | jq '.[].missing'",
            "",
            "Exit codes: 0 all is in order, or was healed; 1 it failed; 2 there are differences that were not healed;",
            "69 no stack."
        })
final class ReconcileCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private PipelineOptions options;

    @Option(names = "--dataset", paramLabel = "NAME", description = "Only this dataset.")
    private String dataset;

    @Option(names = "--dry-run", description = "Count differences and heal none.")
    private boolean dryRun;

    @Option(
            names = "--deep",
            description = "Count the rows of every staged table that no load took yet: a query for each.")
    private boolean deep;

    @Option(
            names = "--json",
            description = "Print the results as a JSON array, one object for each dataset; progress goes to standard"
                    + " error.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    ReconcileCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        PipelineOptions.Access access = options.access(invocation, Service.STAGER);
        if (dataset != null) {
            DatasetName.require(spec, access.pipeline(), dataset);
        }
        RequestReport report = new RequestReport(invocation.terminal(), json);
        List<Reconciled> outcomes = new ArrayList<>();
        ReconcilePipeline command = new ReconcilePipeline(
                access.pipeline().pipeline(), UUID.randomUUID().toString(), dataset, dryRun, deep);
        access.requests().run(command, ReconcileCommand::isEnd, report.following(event -> {
            if (event instanceof Reconciled outcome) {
                outcomes.add(outcome);
            }
            return event instanceof Reconciled || event instanceof RequestProgressed;
        }));
        if (json) {
            report.printAll(outcomes);
        }
        return outcomes.stream().allMatch(ReconcileCommand::isHealed) ? ExitCode.OK : ExitCode.CHANGES;
    }

    private static boolean isEnd(Event event) {
        return event instanceof Reconciled outcome && outcome.left() == 0;
    }

    private static boolean isHealed(Reconciled outcome) {
        return outcome.differences() == outcome.landed();
    }
}
