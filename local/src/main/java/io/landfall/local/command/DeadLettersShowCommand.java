package io.landfall.local.command;

import io.landfall.local.deadletter.Backlog;
import io.landfall.local.deadletter.DeadLetters;
import io.landfall.local.deadletter.LetterHeaders;
import io.landfall.local.follow.EventJson;
import io.landfall.local.follow.SeenEvent;
import io.landfall.local.terminal.Wording;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        header = "Show the newest dead letters of a topic: why they could not be processed, and what they hold.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall dead-letters show landfall.files.stager.sparkify.dlq",
            "  ./landfall dead-letters show landfall.files.stager.sparkify.dlq --last 1 --json | jq .value",
            "",
            "Exit codes: 0 shown, 1 there is no such topic, 69 no stack."
        })
final class DeadLettersShowCommand implements Callable<Integer> {

    private static final int MOST = 100;
    private static final int VALUE = 2000;

    private final Invocation invocation;

    @Mixin
    private DeadLetterOptions options;

    @Parameters(paramLabel = "TOPIC", description = "As ./landfall dead-letters lists it; landfall. may be left out.")
    private String topic;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "10",
            description = "So many, at most " + MOST + ". Default: ${DEFAULT-VALUE}.")
    private int last;

    @Option(names = "--json", description = "Print them whole, as JSON objects, one a line.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    DeadLettersShowCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (last < 1 || last > MOST) {
            throw new ParameterException(spec.commandLine(), "--last is 1 to " + MOST);
        }
        PrintStream out = invocation.terminal().out();
        try (DeadLetters letters = options.access(invocation).open()) {
            Optional<Backlog> backlog = letters.of(DeadLetterOptions.topic(topic));
            List<SeenEvent> shown = backlog.isEmpty() ? List.of() : letters.last(backlog.get(), last);
            if (json) {
                shown.forEach(letter -> out.println(EventJson.render(letter)));
                return ExitCode.OK;
            }
            shown.forEach(letter -> lines(letter).forEach(out::println));
            long all = backlog.map(Backlog::records).orElse(0L);
            out.println(all == 0 ? "no dead letters" : shown.size() + " of " + Wording.counted(all, "dead letter"));
        }
        return ExitCode.OK;
    }

    private static List<String> lines(SeenEvent letter) {
        StringBuilder text = new StringBuilder("%s  partition %d, offset %d, key %s%n"
                .formatted(letter.time(), letter.partition(), letter.offset(), letter.key()));
        Map<String, String> headers = new TreeMap<>(letter.headers());
        headers.forEach((name, value) -> {
            if (LetterHeaders.isAdded(name) || name.startsWith("ce_")) {
                text.append("  %s: %s%n".formatted(name, shortened(value)));
            }
        });
        text.append("  ").append(letter.value() == null ? "(empty)" : shortened(letter.value()));
        return text.append(System.lineSeparator()).toString().lines().toList();
    }

    private static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= VALUE
                ? value
                : value.substring(0, value.offsetByCodePoints(0, VALUE)) + "… (--json shows the whole)";
    }
}
