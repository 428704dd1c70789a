package io.landfall.quality.notify;

import io.landfall.event.AlertRaised;
import io.landfall.project.alert.TestAlert;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Notices when the mute of an open alert ends: many problems are seen only once, so no event would tell of them any more. */
final class MuteEnds {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final AlertStates states;
    private Instant looked;
    private Set<String> muted = Set.of();

    MuteEnds(AlertStates states, Instant started) {
        this.states = states;
        this.looked = started;
    }

    /** Open alerts that were muted at the last look and are not now. */
    List<AlertRaised> since(Instant now) {
        if (now.isBefore(looked.plus(BETWEEN_LOOKS))) {
            return List.of();
        }
        looked = now;
        Set<String> before = muted;
        List<AlertRaised> open = states.open().stream()
                .filter(alert -> !alert.alert().equals(TestAlert.KIND))
                .toList();
        muted = open.stream()
                .map(AlertRaised::key)
                .filter(key -> states.isMuted(key, now))
                .collect(Collectors.toSet());
        return open.stream()
                .filter(alert -> before.contains(alert.key()) && !muted.contains(alert.key()))
                .toList();
    }
}
