package io.landfall.local.command;

import io.landfall.event.AlertsMuted;
import io.landfall.event.Event;
import io.landfall.local.alert.AlertBook;
import io.landfall.local.alert.AlertState;
import io.landfall.local.alert.AlertText;
import io.landfall.local.follow.EventSummary;
import io.landfall.local.terminal.Paint;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "alerts",
        header = "List what a person has to look at.",
        description = {
            "",
            "Open alerts, the most severe first: what is wrong, since when, how often it was seen, and who looks after it. An"
                    + " alert that is acknowledged or muted stays open until the problem is over; nobody is told of it"
                    + " meanwhile."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall alerts",
            "  ./landfall alerts show sparkify/check/songplays_have_keys",
            "  ./landfall alerts ack sparkify/check/songplays_have_keys --note 'asked the player team'",
            "  ./landfall alerts mute 'sparkify/*' --for 2h --reason 'migration tonight'",
            "  ./landfall alerts unmute 'sparkify/*'",
            "  ./landfall alerts test on-call",
            "  ./landfall alerts --json | jq '.[] | select(.severity == \"critical\")'",
            "",
            "Exit codes: 0 listed, or done; 1 refused, no such alert, or nothing was heard; 69 no stack."
        })
final class AlertsCommand implements Callable<Integer> {

    private final Invocation invocation;

    @Mixin
    private AlertOptions options;

    @Option(names = "--all", description = "Alerts that are over, too.")
    private boolean all;

    @Option(names = "--json", description = "Print them as a JSON array.")
    private boolean json;

    private AlertsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** The command with what can be done about alerts. */
    static CommandLine create(Invocation invocation) {
        return new CommandLine(new AlertsCommand(invocation))
                .addSubcommand(new AlertShowCommand(invocation))
                .addSubcommand(new AlertAckCommand(invocation))
                .addSubcommand(new AlertMuteCommand(invocation))
                .addSubcommand(new AlertUnmuteCommand(invocation))
                .addSubcommand(new AlertTestCommand(invocation));
    }

    @Override
    public Integer call() {
        AlertOptions.Access access = options.access(invocation);
        AlertBook book = AlertBook.read(access.kafka(), access.warehouse());
        Instant now = Instant.now();
        List<AlertState> alerts =
                book.all(now).stream().filter(alert -> all || alert.open()).toList();
        RequestReport report = new RequestReport(invocation.terminal(), json);
        if (json) {
            report.printAll(alerts.stream().map(AlertState::event).toList());
            return ExitCode.OK;
        }
        print(alerts, book.mutes(now));
        return ExitCode.OK;
    }

    private void print(List<AlertState> alerts, List<AlertsMuted> mutes) {
        PrintStream out = invocation.terminal().out();
        AlertText text = new AlertText(
                Paint.of(invocation.terminal()), invocation.terminal().width());
        Stream<String> lines = alerts.isEmpty()
                ? Stream.of(all ? "there never was an alert" : "no open alerts")
                : text.table(alerts).stream();
        lines.forEach(out::println);
        Stream<Event> muted = mutes.stream().map(Event.class::cast);
        muted.forEach(mute -> out.println(EventSummary.of(mute)));
    }
}
