package io.landfall.local.command;

import io.landfall.event.AlertEvent;
import io.landfall.event.AlertRequestRefused;
import io.landfall.event.Event;
import io.landfall.event.Topic;
import io.landfall.local.request.Answerer;
import io.landfall.local.request.Request;
import io.landfall.local.request.RequestException;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.stack.Service;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Whose alerts a command is about, and who is asked about them. */
final class AlertOptions {

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Alerts behind this Kafka instead of those of the stack that runs here.")
    private String kafka;

    @Option(names = "--warehouse", paramLabel = "NAME", description = "With --kafka: the warehouse they are about.")
    private String warehouse;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "Give up when nothing is heard for so long. Default: ${DEFAULT-VALUE}.")
    private int timeout;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Where the alerts are. */
    record Access(String kafka, String warehouse, Request request) {

        /**
         * Publishes a command about alerts and returns what came of it.
         *
         * @throws RequestException if it was refused, or nothing is heard of it
         */
        Event ask(Event command) throws InterruptedException {
            Event end = request.run(command, List.of(Topic.ALERTS), AlertEvent.class::isInstance, event -> {});
            if (end instanceof AlertRequestRefused refused) {
                throw new RequestException(refused.reason());
            }
            return end;
        }
    }

    /** @throws io.landfall.local.stack.StackException if neither a stack runs here nor {@code --kafka} was said */
    Access access(Invocation invocation) {
        if ((kafka == null) != (warehouse == null)) {
            throw new ParameterException(spec.commandLine(), "--kafka and --warehouse go together");
        }
        if (timeout <= 0) {
            throw new ParameterException(spec.commandLine(), "--timeout is more than 0 seconds");
        }
        if (kafka != null) {
            return access(kafka, warehouse, Answerer.elsewhere(Service.QUALITY.id()));
        }
        RunningStack stack = invocation.stack();
        return access(stack.kafka(), stack.warehouse(), stack.answerer(Service.QUALITY));
    }

    private Access access(String broker, String name, Answerer answerer) {
        return new Access(broker, name, new Request(broker, Duration.ofSeconds(timeout), answerer));
    }
}
