package io.landfall.local.command;

import io.landfall.local.deadletter.Backlog;
import io.landfall.local.deadletter.DeadLetters;
import io.landfall.local.terminal.Wording;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "retry",
        header = "Put the dead letters of a topic back where they came from.",
        description = {
            "",
            "With their keys and headers, those that are there when it is asked. All consumers of the topic read them again"
                    + " and do nothing twice; what fails again comes back here. A second call puts back only what came"
                    + " since. Commands, alerts and notifications are refused: it says what to do instead."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall dead-letters retry landfall.files.stager.sparkify.dlq",
            "",
            "Exit codes: 0 put back, or there was nothing; 1 refused, not confirmed, or no such topic; 69 no stack, or",
            "nobody there to confirm."
        })
final class DeadLettersRetryCommand implements Callable<Integer>, DeadLetterSettlement.Way {

    private final Invocation invocation;

    @Mixin
    private DeadLetterSettlement settlement;

    DeadLettersRetryCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        return settlement.run(invocation, this);
    }

    @Override
    public String outcome() {
        return "retried";
    }

    @Override
    public String question(Backlog backlog) {
        return "Put %s back onto %s?".formatted(Wording.counted(backlog.records(), "record"), backlog.origin());
    }

    @Override
    public long settle(DeadLetters letters, Backlog backlog) throws InterruptedException {
        return letters.retry(backlog);
    }
}
