package io.landfall.local.command;

import io.landfall.local.demo.DemoView;
import io.landfall.local.demo.PlainView;
import io.landfall.local.demo.WarehouseMove;
import io.landfall.project.Installation;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        header = "Start everything and stay in the foreground.",
        description = {
            "",
            "Starts Kafka, S3, SQS, the AWS control plane and the four services, prints their addresses and stays until"
                    + " Ctrl-C or `./landfall down`. Everything listens on 127.0.0.1 only.",
            "",
            "State is kept in .landfall/ below the working directory: a second `up` finds topics, objects and tables again."
                    + " The warehouse is there once it is provisioned: ./landfall provision"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall up",
            "  ./landfall up --project my-project --port-offset 100",
            "  ./landfall up --project examples/sparkify --project examples/divvy",
            "",
            "Exit codes: 0 stopped when told to, 1 the project is wrong, 69 a port is in use or a part does not start."
        })
final class UpCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private StackOptions options;

    UpCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Installation installation = options.installation(invocation);
        PrintStream out = invocation.terminal().out();
        DemoView view = new PlainView(out);
        try (Foreground stack = Foreground.start(options.settings(invocation, installation), installation, view)) {
            WarehouseMove.follow(stack.running(), view);
            stack.stay(out);
        }
        return ExitCode.OK;
    }
}
