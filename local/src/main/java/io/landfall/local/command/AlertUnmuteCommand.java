package io.landfall.local.command;

import io.landfall.event.MuteAlerts;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "unmute",
        header = "Tell people of alerts again that were muted.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall alerts unmute 'sparkify/*'",
            "",
            "Exit codes: 0 done; 1 it was refused, or nothing was heard; 69 no stack."
        })
final class AlertUnmuteCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private AlertOptions options;

    @Parameters(paramLabel = "ALERTS", description = "As it was muted.")
    private String selector;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who. Default: you, ${DEFAULT-VALUE}.")
    private String by;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    AlertUnmuteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        AlertOptions.Access access = options.access(invocation);
        RequestReport report = new RequestReport(invocation.terminal(), json);
        report.outcome(access.ask(new MuteAlerts(
                access.warehouse(), UUID.randomUUID().toString(), selector.strip(), Instant.EPOCH, by, "unmuted")));
        return ExitCode.OK;
    }
}
