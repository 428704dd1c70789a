package io.landfall.local.command;

import io.landfall.local.deadletter.DeadLetters;
import io.landfall.local.stack.RunningStack;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whose dead letters a command is about. */
final class DeadLetterOptions {

    private static final String PREFIX = "landfall.";

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Dead letters behind this Kafka instead of those of the stack that runs here.")
    private String kafka;

    @Option(names = "--warehouse", paramLabel = "NAME", description = "With --kafka: the installation's warehouse.")
    private String warehouse;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Where the dead letters are. */
    record Access(String kafka, String warehouse) {

        DeadLetters open() {
            return new DeadLetters(kafka, warehouse);
        }
    }

    /** @throws io.landfall.local.stack.StackException if neither a stack runs here nor {@code --kafka} was said */
    Access access(Invocation invocation) {
        if ((kafka == null) != (warehouse == null)) {
            throw new ParameterException(spec.commandLine(), "--kafka and --warehouse go together");
        }
        if (kafka != null) {
            return new Access(kafka, warehouse);
        }
        RunningStack stack = invocation.stack();
        return new Access(stack.kafka(), stack.warehouse());
    }

    /** The name of a topic, whose beginning may be left out. */
    static String topic(String written) {
        String name = written.strip();
        return name.startsWith(PREFIX) ? name : PREFIX + name;
    }
}
