package io.landfall.local.command;

import io.landfall.event.AcknowledgeAlert;
import java.util.UUID;
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
    private AlertOptions options;

    @Parameters(paramLabel = "ALERT", description = "Its key, as ./landfall alerts lists it.")
    private String key;

    @Option(names = "--note", paramLabel = "TEXT", description = "For the others.")
    private String note;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who. Default: you, ${DEFAULT-VALUE}.")
    private String by;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    AlertAckCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        AlertOptions.Access access = options.access(invocation);
        RequestReport report = new RequestReport(invocation.terminal(), json);
        report.outcome(access.ask(
                new AcknowledgeAlert(access.warehouse(), UUID.randomUUID().toString(), key.strip(), by, note)));
        return ExitCode.OK;
    }
}
