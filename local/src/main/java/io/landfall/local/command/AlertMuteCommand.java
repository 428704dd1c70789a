package io.landfall.local.command;

import io.landfall.event.MuteAlerts;
import io.landfall.project.Glob;
import io.landfall.project.HumanDuration;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "mute",
        header = "Tell nobody of some alerts for a time. They are raised and cleared as always.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./landfall alerts mute 'sparkify/*' --for 2h --reason 'migration tonight'",
            "  ./landfall alerts mute sparkify/check/songplays_have_keys --for 1d",
            "",
            "Exit codes: 0 muted; 1 it was refused, or nothing was heard; 64 wrong usage; 69 no stack."
        })
final class AlertMuteCommand implements Callable<Integer> {

    /** A mute is for a time; what is left out for good is written down where others see it. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Invocation invocation;

    @Mixin
    private AlertRequestOptions options;

    @Parameters(paramLabel = "ALERTS", description = "Key of an alert; * stands for any characters, ? for one.")
    private String selector;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            required = true,
            description = "How long, such as 30m, 2h or 1d; at most 365d.")
    private String time;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "no reason given", description = "For the others.")
    private String reason;

    @Spec
    private CommandSpec spec;

    AlertMuteCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws InterruptedException {
        Duration howLong = length();
        boolean matches = options.book(invocation).all(Instant.now()).stream()
                .anyMatch(alert -> alert.open() && new Glob(selector.strip()).matches(alert.key()));
        int code = options.ask(
                invocation,
                (warehouse, request, by) -> new MuteAlerts(
                        warehouse, request, selector.strip(), Instant.now().plus(howLong), by, reason));
        if (!matches) {
            options.say(
                    invocation,
                    "no open alert has such a key now; it is for those to come. What is open: ./landfall alerts");
        }
        return code;
    }

    private Duration length() {
        Duration length = HumanDuration.parse(time).orElseThrow(() -> wrong(HumanDuration.refusal(time)));
        if (length.isZero()) {
            throw wrong("--for is more than nothing; what is muted is told again with: ./landfall alerts unmute '"
                    + selector.strip() + "'");
        }
        if (length.compareTo(LONGEST) > 0) {
            throw wrong(
                    "--for %s is longer than %d days; an alert that nobody wants for so long is left out by a route in"
                                    .formatted(time, LONGEST.toDays())
                            + " alerts.yaml, or by mending the project");
        }
        return length;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
