package io.landfall.reliability;

import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.fault.RuleStatus;
import io.landfall.reliability.fault.StatementFault;
import io.landfall.reliability.workload.Landing;
import io.landfall.reliability.workload.Workload;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks through the statements of staging and loading, one after another, and lets a fault happen at each, until there is no
 * statement left for it to happen at.
 */
final class StatementSweep {

    private static final Logger LOG = LoggerFactory.getLogger(StatementSweep.class);
    private static final int MORE_STATEMENTS_THAN_ANY_WORK_HAS = 300;

    private final EngineRig rig;
    private final Faults faults;
    private final Workload workload;
    private final Tally tally;

    StatementSweep(EngineRig rig, Faults faults, Workload workload, Tally tally) {
        this.rig = rig;
        this.faults = faults;
        this.workload = workload;
        this.tally = tally;
    }

    /** Work the faults happen in. */
    @FunctionalInterface
    private interface Passage {
        void run() throws Exception;
    }

    /**
     * Two good files are staged, a song beside them, and all is loaded: with a fault at the first statement of each of both
     * transactions that is tried, then one {@code stride} further, until both are through.
     *
     * @param kinds take turns
     * @return how many faults happened
     */
    int good(List<StatementFault> kinds, int first, int stride) throws Exception {
        int happened = 0;
        boolean staging = true;
        boolean loading = true;
        for (int nth = first, turn = first; staging || loading; nth += stride, turn++) {
            StatementFault kind = kinds.get(turn % kinds.size());
            staging = happens(kind, staging ? nth : 0, "stage", () -> rig.stage(workload.log(), workload.log()));
            rig.stage(workload.song());
            loading = happens(kind, loading ? nth : 0, "load", rig::load);
            rig.check();
            happened += (staging ? 1 : 0) + (loading ? 1 : 0);
        }
        return happened;
    }

    /** The same for staging a good file together with a bad one: the batch is rolled back and the bad file set aside. */
    int bad(List<StatementFault> kinds, int first, int stride) throws Exception {
        int happened = 0;
        boolean staging = true;
        for (int nth = first, turn = first; staging; nth += stride, turn++) {
            Landing good = workload.log();
            Landing bad = workload.bad();
            staging = happens(kinds.get(turn % kinds.size()), nth, "stage with a bad file", () -> rig.stage(good, bad));
            happened += staging ? 1 : 0;
        }
        rig.load();
        rig.check();
        return happened;
    }

    /** @param nth 0 for no fault */
    private boolean happens(StatementFault kind, int nth, String work, Passage passage) throws Exception {
        if (nth == 0) {
            passage.run();
            return false;
        }
        if (nth > MORE_STATEMENTS_THAN_ANY_WORK_HAS) {
            throw new AssertionError("no end of statements in: " + work);
        }
        String id = faults.add(kind.at(nth)).id();
        long begin = System.nanoTime();
        passage.run();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        RuleStatus status = faults.status(id).orElseThrow();
        faults.clear();
        boolean happened = status.fired() > 0;
        LOG.info("{}: {} at {} of {} {}", work, kind.words(), nth, status.seen(), happened ? took : "did not happen");
        if (happened) {
            tally.healed(kind.words() + ", " + work, took);
        }
        return happened;
    }
}
