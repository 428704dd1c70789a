package io.landfall.local.command;

import io.landfall.event.AcknowledgeAlert;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ack",
        header = "Say that you look after an alert, so that nobody else is told of it again until it is over.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall alerts ack sparkify/check/songplays_have_keys",
            "  ./landfall alerts ack sparkify/check/songplays_have_keys --by ada --note 'asked the player team'",
            "",
            "Exit codes: 0 acknowledged; 1 it was refused, or nothing was heard; 69 no stack."
        })
final class AlertAckCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private AlertRequestOptions options;

    @Parameters(paramLabel = "ALERT", description = "Its key, as ./landfall alerts lists it.")
    private String key;

    @Option(names = "--note", paramLabel = "TEXT", description = "For the others.")
    private String note;

    AlertAckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        return options.ask(
                invocation,
                (warehouse, request, by) -> new AcknowledgeAlert(warehouse, request, key.strip(), by, note));
    }
}
