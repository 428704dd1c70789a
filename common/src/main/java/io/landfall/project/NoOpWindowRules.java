package io.landfall.project;

import java.time.Duration;
import java.util.Optional;

/** Windows in which nothing is paused or resumed by itself: their cron expressions and their lengths. */
final class NoOpWindowRules implements DefinitionRule {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    @Override
    public void check(WrittenDefinition definition) {
        for (String window : definition.elements("/no_op_windows")) {
            String cron = window + "/cron";
            String duration = window + "/duration";
            definition.text(cron).flatMap(CronSchedule::wrong).ifPresent(wrong -> definition.refuse(cron, wrong));
            definition
                    .text(duration)
                    .flatMap(NoOpWindowRules::wrongDuration)
                    .ifPresent(wrong -> definition.refuse(duration, wrong));
        }
    }

    private static Optional<String> wrongDuration(String written) {
        Optional<Duration> duration = HumanDuration.parse(written);
        if (duration.isEmpty()) {
            return Optional.of(HumanDuration.refusal(written));
        }
        boolean fits = duration.get().compareTo(SHORTEST) >= 0 && duration.get().compareTo(LONGEST) <= 0;
        return fits ? Optional.empty() : Optional.of("'" + written + "' is no length for a window; write 1m to 24h");
    }
}
