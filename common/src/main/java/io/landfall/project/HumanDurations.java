package io.landfall.project;

import java.time.Duration;
import java.util.Optional;

/** Lengths of time that a definition holds. */
final class HumanDurations {

    private HumanDurations() {}

    /** Refuses what is written there if it is no length of time or less than the least. */
    static void require(WrittenDefinition definition, String pointer, String least) {
        definition.text(pointer).ifPresent(written -> {
            Optional<Duration> time = HumanDuration.parse(written);
            if (time.isEmpty()) {
                definition.refuse(pointer, HumanDuration.refusal(written));
            } else if (time.get().compareTo(HumanDuration.parse(least).orElseThrow()) < 0) {
                definition.refuse(pointer, "'" + written + "' is too short; write " + least + " or more");
            }
        });
    }

    /** What is written there; empty for nothing, and for what is refused anyway. */
    static Optional<Duration> at(WrittenDefinition definition, String pointer) {
        return definition.text(pointer).flatMap(HumanDuration::parse);
    }
}
