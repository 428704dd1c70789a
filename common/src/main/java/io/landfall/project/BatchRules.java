package io.landfall.project;

import java.time.Duration;
import java.util.Optional;

/** How files are gathered, how long a COPY may take, how long its table is kept: times and sizes that make sense together. */
final class BatchRules implements DefinitionRule {

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration SHORTEST_COPY = Duration.ofMinutes(1);

    /** A day is all that Redshift Serverless gives a query. */
    private static final Duration LONGEST_COPY = Duration.ofHours(23);

    /** Redshift bounds the number of tables: every batch that is kept is one. */
    private static final Duration LONGEST_RETENTION = Duration.ofDays(90);

    @Override
    public void check(WrittenDefinition definition) {
        checkTime(definition, "/retention", Duration.ZERO, LONGEST_RETENTION, "90d");
        for (String dataset : definition.elements("/datasets")) {
            checkTime(definition, dataset + "/retention", Duration.ZERO, LONGEST_RETENTION, "90d");
            checkTime(definition, dataset + "/max_copy_time", SHORTEST_COPY, LONGEST_COPY, "1m to 23h");
            checkBounds(definition, dataset + "/batch");
        }
    }

    private static void checkBounds(WrittenDefinition definition, String batch) {
        definition.text(batch + "/max_bytes").ifPresent(written -> {
            Optional<Long> size = HumanSize.parse(written);
            if (size.isEmpty()) {
                definition.refuse(batch + "/max_bytes", HumanSize.refusal(written));
            } else if (size.get() == 0) {
                definition.refuse(batch + "/max_bytes", "'" + written + "' lets nothing through; write 1MB or more");
            }
        });
        checkTime(definition, batch + "/max_age", Duration.ZERO, LONGEST_WAIT, "1h");
        checkTime(definition, batch + "/min_interval", Duration.ZERO, LONGEST_WAIT, "1h");
        Duration age = time(definition, batch + "/max_age").orElse(BatchBounds.DEFAULT_AGE);
        time(definition, batch + "/min_interval")
                .filter(interval -> interval.compareTo(age) > 0 && !definition.isRefused(batch + "/min_interval"))
                .ifPresent(interval -> definition.refuse(
                        batch + "/min_interval",
                        "no file waits longer than max_age, which is " + age.toSeconds()
                                + "s; write a shorter interval, or a longer max_age"));
    }

    private static Optional<Duration> time(WrittenDefinition definition, String pointer) {
        return definition.text(pointer).flatMap(HumanDuration::parse);
    }

    private static void checkTime(
            WrittenDefinition definition, String pointer, Duration least, Duration most, String allowed) {
        definition.text(pointer).ifPresent(written -> {
            Optional<Duration> time = HumanDuration.parse(written);
            if (time.isEmpty()) {
                definition.refuse(pointer, HumanDuration.refusal(written));
            } else if (time.get().compareTo(most) > 0 || time.get().compareTo(least) < 0) {
                String bound = least.isZero() ? "at most " + allowed : allowed;
                definition.refuse(pointer, "'" + written + "' is out of bounds; write " + bound);
            }
        });
    }
}
