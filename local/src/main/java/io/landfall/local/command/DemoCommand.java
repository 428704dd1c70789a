package io.landfall.local.command;

import io.landfall.local.demo.Demo;
import io.landfall.local.demo.DemoReport;
import io.landfall.local.demo.DemoResult;
import io.landfall.local.demo.DemoView;
import io.landfall.local.demo.LiveView;
import io.landfall.local.demo.PlainView;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.stack.StackException;
import io.landfall.local.stack.StackFile;
import io.landfall.local.terminal.Terminal;
import io.landfall.local.upload.UploadPlan;
import io.landfall.project.Installation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        header = "Start everything, load files and show what came out.",
        description = {
            "",
            "Starts the stack (or uses the one that runs here), provisions the warehouse, uploads the files of --data to the"
                    + " landing bucket, shows how they are landed, staged, loaded and checked, and prints the result.",
            "",
            "A stack it started itself stays in the foreground afterwards, unless --once is given."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall demo",
            "  ./landfall demo --data ~/my-files --once --json",
            "  ./landfall demo --bad-day --once",
            "",
            "Exit codes: 0 everything is loaded and every check passed, or every step of the story came as told; 1 otherwise;",
            "69 the stack cannot be started."
        })
final class DemoCommand implements Callable<Integer> {

    private static final int NARROWEST_LIVE = 72;

    private final Invocation invocation;

    @Mixin
    private StackOptions options;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Files to load; paths below it become keys. Default: the folder sample of each project.")
    private Path data;

    @Option(
            names = "--bad-day",
            description =
                    "Tell the story of a bad batch instead: it lands, a gate keeps it from its readers, it is set aside,"
                            + " somebody is told, mends it, and the warehouse is right again. About a minute, on a copy of the"
                            + " Sparkify example.")
    private boolean badDay;

    @Option(names = "--once", description = "Stop everything afterwards.")
    private boolean once;

    @Option(names = "--json", description = "Print the result as one JSON object; progress goes to standard error.")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "Give up when nothing happens for so long. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Spec
    private CommandSpec spec;

    DemoCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (badDay) {
            if (data != null || !options.named().isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--bad-day brings its own project and files");
            }
            return new BadDayRun(invocation, options, once, json, Duration.ofSeconds(timeout)).run();
        }
        Installation installation = options.installation(invocation);
        UploadPlan plan = UploadPlan.of(
                data == null
                        ? installation.directories().stream()
                                .map(folder -> folder.resolve("sample"))
                                .toList()
                        : List.of(data.toAbsolutePath().normalize()),
                "");
        Optional<RunningStack> running = new StackFile(invocation.state()).read();
        return running.isPresent() ? onRunning(running.get(), installation, plan) : onOwn(installation, plan);
    }

    private int onRunning(RunningStack stack, Installation installation, UploadPlan plan) throws InterruptedException {
        if (!stack.projects().equals(installation.directories())) {
            throw new StackException("the stack here runs %s, not %s; name it with --project or stop the stack"
                    .formatted(folders(stack.projects()), folders(installation.directories())));
        }
        return report(run(stack, installation, plan, Duration.ZERO));
    }

    private static String folders(List<Path> projects) {
        return projects.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    private int onOwn(Installation installation, UploadPlan plan) throws InterruptedException {
        Terminal progress = progress();
        PlainView starting = new PlainView(progress.out());
        try (Foreground stack = Foreground.start(options.settings(invocation, installation), installation, starting)) {
            int code = report(run(stack.running(), installation, plan, stack.startTook()));
            if (!once) {
                stack.stay(progress.out());
            }
            return code;
        }
    }

    private DemoResult run(RunningStack stack, Installation installation, UploadPlan plan, Duration start)
            throws InterruptedException {
        try (DemoView view = view()) {
            return new Demo(stack, installation, view, Duration.ofSeconds(timeout)).run(plan, start);
        }
    }

    private DemoView view() {
        Terminal progress = progress();
        return progress.live() && progress.columns() >= NARROWEST_LIVE
                ? new LiveView(progress.out(), progress.columns(), progress.colours())
                : new PlainView(progress.out());
    }

    private Terminal progress() {
        return json ? invocation.terminal().progressOnErr() : invocation.terminal();
    }

    private int report(DemoResult result) {
        progress().out().println();
        DemoReport.lines(result).forEach(progress().out()::println);
        if (json) {
            invocation.terminal().out().println(DemoReport.json(result));
        }
        return result.succeeded() ? ExitCode.OK : ExitCode.FAILED;
    }
}
