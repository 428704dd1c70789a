package io.landfall.local.command;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.Event;
import io.landfall.event.Topic;
import io.landfall.project.alert.TestAlert;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        header = "Send an alert that says nothing is wrong, and say whether it arrived.",
        description = {"", "It goes to its sinks at once, past routes, groups, limits and mutes."},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall alerts test",
            "  ./landfall alerts test on-call",
            "",
            "Exit codes: 0 every sink took it; 1 one did not, or nothing was heard; 69 no stack."
        })
final class AlertTestCommand implements Callable<Integer> {

    private static final String NOT_DELIVERED = "not delivered";
    private static final String DELIVERED = ": delivered";

    private final Invocation invocation;

    @Mixin
    private AlertOptions options;

    @Parameters(
            paramLabel = "SINK",
            arity = "0..1",
            defaultValue = TestAlert.ALL,
            description = "Name of a sink in alerts.yaml. Default: all of them.")
    private String sink;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    AlertTestCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        AlertOptions.Access access = options.access(invocation);
        AlertRaised test =
                TestAlert.of(access.warehouse(), sink.strip(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Event end = access.request().run(test, List.of(Topic.ALERTS), AlertCleared.class::isInstance, event -> {});
        new RequestReport(invocation.terminal(), json).outcome(end);
        String reason = ((AlertCleared) end).reason();
        return reason.contains(DELIVERED) && !reason.contains(NOT_DELIVERED) ? ExitCode.OK : ExitCode.FAILED;
    }
}
