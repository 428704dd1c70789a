package io.landfall.project.alert;

import io.landfall.project.DefinitionRule;
import io.landfall.project.HumanDuration;
import io.landfall.project.Suggestion;
import io.landfall.project.WrittenDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Routes: to sinks that there are, in times that make sense, and each of them reached. */
final class RouteRules implements DefinitionRule {

    private static final Duration LONGEST_GROUP = Duration.ofHours(1);
    private static final Duration SHORTEST_PERIOD = Duration.ofMinutes(1);
    private static final Duration LONGEST_PERIOD = Duration.ofDays(1);
    private static final Duration SHORTEST_REPEAT = Duration.ofMinutes(5);
    private static final Duration LONGEST_REPEAT = Duration.ofDays(30);

    @Override
    public void check(WrittenDefinition definition) {
        List<String> sinks = definition.elements("/sinks").stream()
                .flatMap(sink -> definition.text(sink + "/name").stream())
                .toList();
        boolean reached = true;
        for (String route : definition.elements("/routes")) {
            if (!reached) {
                definition.refuseObject(
                        route, "no alert comes here, for a route above takes all; add continue: true there");
            }
            definition.elements(route + "/to").forEach(to -> checkSink(definition, to, sinks));
            checkTime(definition, route + "/group", Duration.ZERO, LONGEST_GROUP, "0s to 1h");
            checkTime(definition, route + "/limit/per", SHORTEST_PERIOD, LONGEST_PERIOD, "1m to 1d");
            checkTime(definition, route + "/repeat", SHORTEST_REPEAT, LONGEST_REPEAT, "5m to 30d");
            boolean takesAll = definition.keys(route + "/match").isEmpty() && !definition.isTrue(route + "/continue");
            reached = reached && !takesAll;
        }
    }

    private static void checkSink(WrittenDefinition definition, String pointer, List<String> sinks) {
        definition
                .text(pointer)
                .filter(name -> !sinks.contains(name))
                .ifPresent(name -> definition.refuse(
                        pointer,
                        "there is no sink " + name + "; write one of " + String.join(", ", sinks)
                                + Suggestion.didYouMean(name, sinks)));
    }

    private static void checkTime(
            WrittenDefinition definition, String pointer, Duration least, Duration most, String allowed) {
        definition.text(pointer).ifPresent(written -> {
            Optional<Duration> time = HumanDuration.parse(written);
            if (time.isEmpty()) {
                definition.refuse(pointer, HumanDuration.refusal(written));
            } else if (time.get().compareTo(most) > 0 || time.get().compareTo(least) < 0) {
                definition.refuse(pointer, "'" + written + "' is out of bounds; write " + allowed);
            }
        });
    }
}
