package io.landfall.local.command;

import io.landfall.local.deadletter.Backlog;
import io.landfall.local.deadletter.DeadLetters;
import io.landfall.local.terminal.Wording;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "discard",
        header = "Say that nothing is to be done about the dead letters of a topic.",
        description = {
            "",
            "They are not listed any more and cannot be put back by this command. They stay in their topic as long as Kafka"
                    + " keeps them: ./landfall events --topic TOPIC"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall dead-letters discard landfall.files.stager.sparkify.dlq",
            "",
            "Exit codes: 0 discarded, or there was nothing; 1 not confirmed, or no such topic; 69 no stack, or nobody",
            "there to confirm."
        })
final class DeadLettersDiscardCommand implements Callable<Integer>, DeadLetterSettlement.Way {

    private final Invocation invocation;

    @Mixin
    private DeadLetterSettlement settlement;

    DeadLettersDiscardCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        return settlement.run(invocation, this);
    }

    @Override
    public String outcome() {
        return "discarded";
    }

    @Override
    public String question(Backlog backlog) {
        return "Discard %s in %s?".formatted(Wording.counted(backlog.records(), "record"), backlog.topic());
    }

    @Override
    public long settle(DeadLetters letters, Backlog backlog) throws InterruptedException {
        letters.discard(backlog);
        return backlog.records();
    }
}
