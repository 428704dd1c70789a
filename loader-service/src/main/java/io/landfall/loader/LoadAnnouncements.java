package io.landfall.loader;

import io.landfall.event.BatchesReplaced;
import io.landfall.event.QualityPassed;
import io.landfall.flow.Announcer;
import io.landfall.ledger.CommittedLoad;
import io.landfall.loader.merge.LoadOutcome;
import java.util.HashSet;
import java.util.Set;

/** Tells of loads that are committed, each once as long as the service runs; what the gates found comes right before, what they
 * replace right behind. */
final class LoadAnnouncements {

    private final Announcer announcer;
    private final Set<String> announced = new HashSet<>();

    LoadAnnouncements(Announcer announcer) {
        this.announcer = announcer;
    }

    /** Tells of what was not told yet, and forgets what nobody asks about any more. */
    void announce(LoadOutcome outcome) {
        for (CommittedLoad load : outcome.committed()) {
            if (!announced.contains(load.announcement().load())) {
                tell(load, outcome);
                announced.add(load.announcement().load());
            }
        }
        if (outcome.isLast()) {
            announced.retainAll(outcome.ids());
        }
    }

    /** Tells of everything, told or not: somebody may not have heard it. */
    void again(LoadOutcome outcome) {
        outcome.committed().forEach(load -> tell(load, outcome));
    }

    private void tell(CommittedLoad load, LoadOutcome outcome) {
        QualityPassed gates = outcome.gates().get(load.announcement().load());
        if (gates != null) {
            announcer.announce(load.cause(), gates);
        }
        announcer.announce(load.cause(), load.announcement());
        BatchesReplaced replaced = outcome.replaced().get(load.announcement().load());
        if (replaced != null) {
            announcer.announce(load.cause(), replaced);
        }
    }
}
