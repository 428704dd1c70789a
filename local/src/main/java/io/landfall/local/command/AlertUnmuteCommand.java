package io.landfall.local.command;

import io.landfall.event.MuteAlerts;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private AlertRequestOptions options;

    @Parameters(paramLabel = "ALERTS", description = "As it was muted.")
    private String selector;

    AlertUnmuteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        return options.ask(
                invocation,
                (warehouse, request, by) ->
                        new MuteAlerts(warehouse, request, selector.strip(), Instant.EPOCH, by, "unmuted"));
    }
}
