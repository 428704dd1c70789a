package io.landfall.local.command;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.landfall.event.EventEnvelope;
import io.landfall.event.SettleDeadLetters;
import io.landfall.local.deadletter.Backlog;
import io.landfall.local.deadletter.DeadLetters;
import io.landfall.local.follow.EventPublisher;
import io.landfall.local.request.Request;
import io.landfall.local.terminal.Wording;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What putting back and discarding have in common: a person is asked, and whoever tells alerts hears of it. */
final class DeadLetterSettlement {

    @Mixin
    private DeadLetterOptions options;

    @Parameters(paramLabel = "TOPIC", description = "As ./landfall dead-letters lists it; landfall. may be left out.")
    private String topic;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    /** One way to settle dead letters. */
    interface Way {

        /** {@code retried} or {@code discarded}. */
        String outcome();

        /** What a person is asked before. */
        String question(Backlog backlog);

        /** Does it and returns how many records were settled. */
        long settle(DeadLetters letters, Backlog backlog) throws InterruptedException;
    }

    /** Returns the exit code. */
    int run(Invocation invocation, Way way) throws InterruptedException {
        DeadLetterOptions.Access access = options.access(invocation);
        String name = DeadLetterOptions.topic(topic);
        long records = 0;
        try (DeadLetters letters = access.open()) {
            Optional<Backlog> backlog = letters.of(name);
            if (backlog.isPresent()) {
                if (!Confirmation.given(invocation.terminal(), yes, way.question(backlog.get()))) {
                    return ExitCode.FAILED;
                }
                records = way.settle(letters, backlog.get());
                tell(access, way, backlog.get(), records);
            }
        }
        report(invocation, way, name, records);
        return ExitCode.OK;
    }

    private static void tell(DeadLetterOptions.Access access, Way way, Backlog backlog, long records)
            throws InterruptedException {
        SettleDeadLetters settled = new SettleDeadLetters(
                access.warehouse(),
                UUID.randomUUID().toString(),
                backlog.topic(),
                way.outcome(),
                records,
                backlog.newest(),
                System.getProperty("user.name"));
        try (EventPublisher publisher = new EventPublisher(access.kafka())) {
            publisher.publish(EventEnvelope.first(Request.SOURCE, settled));
        }
    }

    private void report(Invocation invocation, Way way, String name, long records) {
        String result = json
                ? new JsonMapper()
                        .createObjectNode()
                        .put("topic", name)
                        .put("outcome", way.outcome())
                        .put("records", records)
                        .toPrettyString()
                : records == 0
                        ? "no dead letters in " + name
                        : "%s of %s %s".formatted(Wording.counted(records, "record"), name, way.outcome());
        invocation.terminal().out().println(result);
    }
}
