package io.landfall.local.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.landfall.local.deadletter.Backlog;
import io.landfall.local.deadletter.DeadLetters;
import io.landfall.local.terminal.TextTable;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "dead-letters",
        header = "List what the services could not process.",
        description = {
            "",
            "A record that is no event, or a message that no sink took, is put aside in a topic of dead letters with the"
                    + " reason. Here are those of this installation that nobody has put back or discarded, with the reason"
                    + " of the newest."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall dead-letters",
            "  ./landfall dead-letters show landfall.files.stager.sparkify.dlq --last 3",
            "  ./landfall dead-letters retry landfall.files.stager.sparkify.dlq",
            "  ./landfall dead-letters discard landfall.files.stager.sparkify.dlq",
            "",
            "Exit codes: 0 listed, or done; 1 refused, not confirmed, or no such topic; 69 no stack, or nobody there to",
            "confirm."
        })
final class DeadLettersCommand implements Callable<Integer> {

    private static final int REASON = 80;

    private final Invocation invocation;

    @Mixin
    private DeadLetterOptions options;

    @Option(names = "--json", description = "Print them as a JSON array.")
    private boolean json;

    private DeadLettersCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    /** The command with what can be done about dead letters. */
    static CommandLine create(Invocation invocation) {
        return new CommandLine(new DeadLettersCommand(invocation))
                .addSubcommand(new DeadLettersShowCommand(invocation))
                .addSubcommand(new DeadLettersRetryCommand(invocation))
                .addSubcommand(new DeadLettersDiscardCommand(invocation));
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Backlog> backlogs;
        try (DeadLetters letters = options.access(invocation).open()) {
            backlogs = letters.all();
        }
        PrintStream out = invocation.terminal().out();
        if (json) {
            out.println(array(backlogs).toPrettyString());
        } else if (backlogs.isEmpty()) {
            out.println("no dead letters");
        } else {
            table(backlogs).lines().forEach(out::println);
        }
        return ExitCode.OK;
    }

    private static TextTable table(List<Backlog> backlogs) {
        TextTable table = new TextTable(
                List.of("topic", "records", "oldest", "newest", "reason"), List.of(false, true, false, false, false));
        backlogs.forEach(backlog -> table.add(List.of(
                backlog.topic(),
                Long.toString(backlog.records()),
                toSeconds(backlog.oldest()),
                toSeconds(backlog.newest()),
                shortened(backlog.reason()))));
        return table;
    }

    private static ArrayNode array(List<Backlog> backlogs) {
        ArrayNode array = new JsonMapper().createArrayNode();
        backlogs.forEach(backlog -> array.addObject()
                .put("topic", backlog.topic())
                .put("records", backlog.records())
                .put("oldest", backlog.oldest().toString())
                .put("newest", backlog.newest().toString())
                .put("reason", backlog.reason()));
        return array;
    }

    private static String toSeconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String shortened(String reason) {
        return reason.codePointCount(0, reason.length()) <= REASON
                ? reason
                : reason.substring(0, reason.offsetByCodePoints(0, REASON - 1)) + '…';
    }
}
