package io.landfall.local.command;

import io.landfall.local.follow.EventFollower;
import io.landfall.local.follow.EventJson;
import io.landfall.local.follow.EventLine;
import io.landfall.local.follow.SeenEvent;
import io.landfall.local.stack.RunningStack;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "events",
        header = "Print the events of the services, one line each.",
        description = {
            "",
            "Begins with the oldest event there is. A line shows the time, the topic, the kind of event, its key, what it"
                    + " says, and the beginning of the correlation id that all events of one chain have in common."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall events",
            "  ./landfall events --follow --topic landfall.quality",
            "  ./landfall events --json | jq .value",
            "",
            "Exit codes: 0 done, 69 no stack."
        })
final class EventsCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final String PREFIX = "landfall.";

    private final Invocation invocation;

    @Option(names = "--follow", description = "Go on with new events until Ctrl-C.")
    private boolean follow;

    @Option(
            names = "--topic",
            paramLabel = "T",
            description =
                    "Only this topic; the leading landfall. may be left out. Default: all, dead letters included.")
    private String topic;

    @Option(names = "--json", description = "Print records as JSON objects, one a line, with headers and payload.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    EventsCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() {
        RunningStack stack = invocation.stack();
        try (EventFollower follower = EventFollower.fromBeginning(stack.kafka(), topics(stack))) {
            print(follower.readToEnd());
            while (follow && !invocation.terminal().out().checkError()) {
                print(follower.poll(POLL));
            }
        } catch (InterruptException toldToStop) {
            return ExitCode.OK;
        }
        return ExitCode.OK;
    }

    private void print(List<SeenEvent> events) {
        PrintStream out = invocation.terminal().out();
        EventLine line = new EventLine(ZoneId.systemDefault());
        events.forEach(event -> out.println(json ? EventJson.render(event) : line.render(event)));
    }

    private Collection<String> topics(RunningStack stack) {
        Collection<String> present = EventFollower.topics(stack.kafka());
        if (topic == null) {
            return present;
        }
        String name = topic.startsWith(PREFIX) ? topic : PREFIX + topic;
        if (!present.contains(name)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no topic %s; there are %s, and dead letters in TOPIC.SERVICE.WAREHOUSE.dlq"
                            .formatted(name, String.join(", ", withoutDeadLetters(present))));
        }
        return List.of(name);
    }

    private static List<String> withoutDeadLetters(Collection<String> topics) {
        return topics.stream().filter(name -> !name.endsWith(".dlq")).toList();
    }
}
