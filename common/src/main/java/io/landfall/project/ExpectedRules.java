package io.landfall.project;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code expect} of a dataset may say: partitions that its location tells apart, and a time they have to be there. */
final class ExpectedRules implements DefinitionRule {

    private static final Duration LONGEST = Duration.ofDays(31);

    @Override
    public void check(WrittenDefinition definition) {
        for (String dataset : definition.elements("/datasets")) {
            String expect = dataset + "/expect";
            Optional<String> every = definition.text(expect + "/every");
            every.ifPresent(span -> checkLocation(definition, dataset, span));
            definition
                    .text(expect + "/by")
                    .flatMap(by -> wrongTime(by, every.orElse("day")))
                    .ifPresent(wrong -> definition.refuse(expect + "/by", wrong));
            definition
                    .text(expect + "/zone")
                    .flatMap(ScheduleRules::wrongZone)
                    .ifPresent(wrong -> definition.refuse(expect + "/zone", wrong));
        }
    }

    private static void checkLocation(WrittenDefinition definition, String dataset, String every) {
        List<String> needed = every.equals("hour") ? List.of("yyyy", "MM", "dd", "HH") : List.of("yyyy", "MM", "dd");
        definition.text(dataset + "/location").flatMap(ExpectedRules::fields).ifPresent(fields -> needed.stream()
                .filter(field -> !fields.contains(field))
                .findFirst()
                .ifPresent(field -> definition.refuse(
                        dataset + "/expect/every",
                        "the location does not tell one " + every + " from another; it needs {" + field
                                + "}, or remove expect:")));
    }

    private static Optional<Set<String>> fields(String location) {
        try {
            return Optional.of(LocationPattern.of(location).fields());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> wrongTime(String by, String every) {
        Optional<Duration> length = HumanDuration.parse(by);
        if (length.isPresent()) {
            return length.get().compareTo(LONGEST) > 0
                    ? Optional.of("'" + by + "' is too long; write 31d or less")
                    : Optional.empty();
        }
        if (!isTimeOfDay(by)) {
            return Optional.of(
                    "'" + by + "' is no time; write one of the next day such as \"06:00\", or how long after the"
                            + " partition's end, such as 30m");
        }
        return every.equals("hour")
                ? Optional.of("an hour has to come some time after its end; write how long, such as 30m")
                : Optional.empty();
    }

    private static boolean isTimeOfDay(String written) {
        try {
            LocalTime.parse(written);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
