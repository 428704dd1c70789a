package io.landfall.local.command;

import io.landfall.event.BackfillDataset;
import io.landfall.event.BackfillPlanned;
import io.landfall.event.Backfilled;
import io.landfall.event.RequestProgressed;
import io.landfall.local.stack.Service;
import io.landfall.local.terminal.Wording;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "backfill",
        header = "Land the files of a dataset that are in the bucket for these days.",
        description = {
            "",
            "Looks first and says what would be landed; asks; then lands it and follows it until it is staged and loaded."
                    + " Files the ledger has are left alone, with --reload they are staged and loaded again."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall backfill sparkify/log_data --from 2018-11-03 --to 2018-11-09",
            "  ./landfall backfill log_data --prefix log_data/2018/11/ --reload --yes",
            "  ./landfall backfill log_data --from 2018-11-03 --dry-run --json",
            "",
            "Exit codes: 0 done, or nothing to do; 1 it failed, files were rejected or nothing moved any more;",
            "69 no stack, or nobody there to confirm."
        })
final class BackfillCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private PipelineOptions options;

    @Mixin
    private ChangeOptions change;

    @Parameters(paramLabel = "[PIPELINE/]DATASET", description = "The dataset.")
    private String name;

    @Option(names = "--from", paramLabel = "DAY", description = "First day, such as 2018-11-03.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day, included.")
    private LocalDate to;

    @Option(names = "--prefix", paramLabel = "KEY", description = "Only keys that begin so.")
    private String prefix;

    @Option(names = "--reload", description = "Also files the ledger has: they are staged and loaded again.")
    private boolean reload;

    @Spec
    private CommandSpec spec;

    BackfillCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (from != null && to != null && from.isAfter(to)) {
            throw new ParameterException(
                    spec.commandLine(), "--from %s is after --to %s; exchange them".formatted(from, to));
        }
        int slash = name.indexOf('/');
        PipelineOptions.Access access =
                options.access(invocation, Service.STAGER, slash < 0 ? null : name.substring(0, slash));
        String dataset = name.substring(slash + 1);
        DatasetName.require(spec, access.pipeline(), dataset);
        return change.run(invocation, new Landing(access, dataset));
    }

    /** What is asked of the stager. */
    private final class Landing implements ChangeOptions.Change<BackfillPlanned, Backfilled> {

        private final PipelineOptions.Access access;
        private final String dataset;

        Landing(PipelineOptions.Access access, String dataset) {
            this.access = access;
            this.dataset = dataset;
        }

        @Override
        public BackfillPlanned plan(RequestReport report) throws InterruptedException {
            return access.requests()
                    .run(command(true), BackfillPlanned.class, report.following(RequestProgressed.class));
        }

        @Override
        public String question(BackfillPlanned plan) {
            return plan.toLand() == 0
                    ? ""
                    : "Land %s of %s%s?"
                            .formatted(Wording.counted(plan.toLand(), "file"), plan.dataset(), reload ? " again" : "");
        }

        @Override
        public Backfilled carryOut(RequestReport report) throws InterruptedException {
            return access.requests().run(command(false), Backfilled.class, report.following(RequestProgressed.class));
        }

        @Override
        public boolean isComplete(Backfilled done) {
            return done.rejected() + done.unfinished() == 0;
        }

        private BackfillDataset command(boolean dry) {
            return new BackfillDataset(
                    access.pipeline().pipeline(),
                    UUID.randomUUID().toString(),
                    dataset,
                    text(from),
                    text(to),
                    prefix,
                    reload,
                    dry);
        }
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
