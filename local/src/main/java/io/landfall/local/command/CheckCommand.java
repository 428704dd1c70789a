package io.landfall.local.command;

import io.landfall.event.QualityOutcome;
import io.landfall.event.RunChecks;
import io.landfall.local.check.CheckJson;
import io.landfall.local.check.CheckLine;
import io.landfall.local.check.CheckLines;
import io.landfall.local.check.CheckTable;
import io.landfall.local.check.JUnitReport;
import io.landfall.local.check.PipelineChecks;
import io.landfall.local.check.RecordedResults;
import io.landfall.local.request.RequestException;
import io.landfall.local.stack.Service;
import io.landfall.local.terminal.Paint;
import io.landfall.local.terminal.Wording;
import io.landfall.local.warehouse.StackWarehouse;
import io.landfall.project.Glob;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Suggestion;
import io.landfall.project.check.Check;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        header = "Run the checks of the tables now, and say what they found.",
        description = {
            "",
            "The quality service runs them over the tables as they are, one pipeline after another. What failed stands on"
                    + " top, with some of the rows that are wrong. Nothing is retried and nothing is loaded because of it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall check",
            "  ./landfall check --select songplays_have_keys",
            "  ./landfall check --select 'users_*' --json | jq '.pipelines[].checks[] | select(.status == \"failed\")'",
            "  ./landfall check --junit target/checks.xml",
            "  ./landfall check --accept plays_are_as_long_as_ever",
            "",
            "Exit codes: 0 all passed, or only warn; 1 one failed or could not be asked, or nothing was heard any more;",
            "64 there is no such check; 69 no stack or no warehouse."
        })
final class CheckCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private PipelineOptions options;

    @Option(
            names = "--select",
            paramLabel = "NAME",
            description = "Only this check; * stands for any characters, ? for one. May be given several times.")
    private List<String> select = new ArrayList<>();

    @Option(
            names = "--accept",
            paramLabel = "NAME",
            description =
                    "Run this changed_less_than, and take what it measures as usual from now on: what was before is not"
                            + " compared with any more. May be given several times.")
    private List<String> accept = new ArrayList<>();

    @Option(names = "--json", description = "Print everything as one JSON document; progress goes to standard error.")
    private boolean json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as XML that CI systems read, too.")
    private Path junit;

    @Spec
    private CommandSpec spec;

    CheckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!accept.isEmpty() && !select.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--accept runs what it names; leave --select out");
        }
        select.addAll(accept);
        requireWritable();
        List<PipelineOptions.Access> all = options.every(invocation, Service.QUALITY);
        List<PipelineOptions.Access> concerned = concerned(all);
        RequestReport report = new RequestReport(invocation.terminal(), json);
        all.stream()
                .map(PipelineOptions.Access::pipeline)
                .filter(pipeline -> select.isEmpty() && pipeline.checks().isEmpty())
                .forEach(pipeline -> report.say("pipeline " + pipeline.pipeline() + " has no checks"));
        CheckTable table =
                new CheckTable(Paint.of(report.progress()), report.progress().width());
        List<PipelineChecks> results = new ArrayList<>();
        for (PipelineOptions.Access access : concerned) {
            PipelineChecks result = run(access, report);
            table.lines(result).forEach(report::say);
            results.add(result);
        }
        if (json) {
            report.print(CheckJson.of(results));
        }
        if (junit != null) {
            write(results);
        }
        return results.stream().allMatch(PipelineChecks::passed) ? ExitCode.OK : ExitCode.FAILED;
    }

    /** Those that have what is asked for. */
    private List<PipelineOptions.Access> concerned(List<PipelineOptions.Access> all) {
        List<String> names = all.stream()
                .flatMap(access -> access.pipeline().checks().stream())
                .map(Check::name)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw new RequestException(all.stream()
                            .map(access -> access.pipeline().pipeline())
                            .collect(Collectors.joining(", ", "there are no checks in pipeline ", ""))
                    + "; write some under checks: in its pipeline.yaml, as docs/quality.md shows");
        }
        for (String wanted : select) {
            if (names.stream().noneMatch(new Glob(wanted)::matches)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no check %s; there is %s%s"
                                .formatted(wanted, Wording.some(names), Suggestion.didYouMean(wanted, names)));
            }
        }
        return all.stream()
                .filter(access ->
                        access.pipeline().checks().stream().map(Check::name).anyMatch(this::isSelected))
                .toList();
    }

    private boolean isSelected(String check) {
        return select.isEmpty() || select.stream().anyMatch(wanted -> new Glob(wanted).matches(check));
    }

    private PipelineChecks run(PipelineOptions.Access access, RequestReport report) throws InterruptedException {
        if (access.stack().isPresent()) {
            // Said at once: a request would wait until the warehouse is there.
            StackWarehouse.require(access.stack().get());
        }
        Instant at = Instant.now();
        long began = System.nanoTime();
        String request = UUID.randomUUID().toString();
        RunChecks command = new RunChecks(
                access.pipeline().pipeline(),
                request,
                select.isEmpty() ? null : select,
                accept.isEmpty() ? null : true);
        QualityOutcome end = access.requests().run(command, QualityOutcome.class, report.following());
        return result(access, end, at, Duration.ofNanos(System.nanoTime() - began));
    }

    private PipelineChecks result(PipelineOptions.Access access, QualityOutcome end, Instant at, Duration took) {
        PipelineDefinition pipeline = access.pipeline();
        CheckLines project = new CheckLines(pipeline);
        boolean complete = end.checks().size() >= end.counts().checks();
        List<CheckLine> lines =
                new ArrayList<>(end.checks().stream().map(project::of).toList());
        if (!complete && access.stack().isPresent()) {
            lines = new ArrayList<>(recorded(access, end.run(), project));
            complete = true;
        }
        if (complete) {
            lines.addAll(project.skipped(lines, this::isSelected));
        }
        return new PipelineChecks(pipeline.pipeline(), end.run(), at, took, lines, complete);
    }

    private static List<CheckLine> recorded(PipelineOptions.Access access, String run, CheckLines project) {
        try (StackWarehouse warehouse = new StackWarehouse(
                access.stack().orElseThrow(),
                StackWarehouse.require(access.stack().orElseThrow()))) {
            return new RecordedResults(warehouse, access.pipeline().pipeline(), project).of(run);
        }
    }

    /** Known before checks are run that would be for nothing. */
    private void requireWritable() {
        try {
            if (junit != null) {
                JUnitReport.requireWritable(junit);
            }
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--junit: " + e.getMessage(), e);
        }
    }

    private void write(List<PipelineChecks> results) {
        try {
            JUnitReport.write(junit, results);
        } catch (IOException e) {
            throw new RequestException("cannot write " + junit + ": " + e.getMessage(), e);
        }
    }
}
