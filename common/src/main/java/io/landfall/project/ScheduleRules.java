package io.landfall.project;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** When the cluster is paused and maintained, and in which time zone people think. */
final class ScheduleRules implements DefinitionRule {

    private static final String PAUSE = "/pause_after_idle";
    private static final String ZONE = "/time_zone";
    private static final String MAINTENANCE = "/maintenance_window";

    /** Pausing takes a snapshot and minutes, and so does resuming: sooner would only flap. */
    private static final Duration SHORTEST_IDLE = Duration.ofMinutes(5);

    @Override
    public void check(WrittenDefinition definition) {
        definition.text(PAUSE).flatMap(ScheduleRules::wrongIdle).ifPresent(wrong -> definition.refuse(PAUSE, wrong));
        definition.text(ZONE).flatMap(ScheduleRules::wrongZone).ifPresent(wrong -> definition.refuse(ZONE, wrong));
        definition
                .text(MAINTENANCE)
                .flatMap(MaintenanceWindow::wrong)
                .ifPresent(wrong -> definition.refuse(MAINTENANCE, wrong));
    }

    private static Optional<String> wrongIdle(String written) {
        Optional<Duration> idle = HumanDuration.parse(written);
        if (idle.isEmpty()) {
            return Optional.of(HumanDuration.refusal(written));
        }
        return idle.get().compareTo(SHORTEST_IDLE) < 0
                ? Optional.of("'" + written
                        + "' is too short; write 5m or more, since pausing and resuming take minutes each")
                : Optional.empty();
    }

    /** What is wrong with a text that is to name a time zone; empty for nothing. */
    static Optional<String> wrongZone(String written) {
        return ZoneId.getAvailableZoneIds().contains(written)
                ? Optional.empty()
                : Optional.of("there is no time zone '" + written + "'; write one such as Europe/Berlin or UTC"
                        + Suggestion.didYouMean(written, ZoneId.getAvailableZoneIds()));
    }
}
