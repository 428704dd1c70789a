package io.landfall.quality.notify;

import io.landfall.event.AlertRaised;
import io.landfall.project.alert.TestAlert;
import io.landfall.quality.notify.route.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Notices open alerts that were withheld while they were muted, and are muted no more: many problems are seen only once, so no
 * event would tell of them any more. Each is told by the instance that withheld it.
 */
final class MuteEnds {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final AlertStates states;
    private final Told told;
    private final Set<String> doubtful = new HashSet<>();
    private Instant looked;

    /** What was noticed and is on its way to people. */
    private Set<String> noticed = Set.of();

    /** @param told which alerts this process has told, and withheld */
    MuteEnds(AlertStates states, Told told, Instant started) {
        this.states = states;
        this.told = told;
        this.looked = started;
    }

    /** Takes the keys of alerts an earlier process may have withheld. */
    void mayBeUntold(Collection<String> keys) {
        doubtful.addAll(keys);
    }

    /** Open alerts that were withheld and may be told now, each once. */
    List<AlertRaised> since(Instant now) {
        if (now.isBefore(looked.plus(BETWEEN_LOOKS))) {
            return List.of();
        }
        looked = now;
        List<AlertRaised> open = states.open();
        doubtful.retainAll(keys(open));
        List<AlertRaised> withheld = open.stream()
                .filter(alert -> !alert.alert().equals(TestAlert.KIND) && isWithheld(alert.key()))
                .filter(alert -> !states.isMuted(alert.key(), now) && !states.isAcknowledged(alert.key()))
                .toList();
        Set<String> before = noticed;
        noticed = keys(withheld);
        doubtful.removeAll(noticed);
        return withheld.stream().filter(alert -> !before.contains(alert.key())).toList();
    }

    private boolean isWithheld(String key) {
        return told.isWithheld(key)
                || doubtful.contains(key) && told.wasTold(key).isEmpty();
    }

    private static Set<String> keys(List<AlertRaised> alerts) {
        return alerts.stream().map(AlertRaised::key).collect(Collectors.toSet());
    }
}
