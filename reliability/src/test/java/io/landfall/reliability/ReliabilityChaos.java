package io.landfall.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.Warehouse;
import io.landfall.reliability.fault.FaultPlan;
import io.landfall.reliability.fault.StatementFault;
import io.landfall.reliability.stack.Machine;
import io.landfall.reliability.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long form of the proof, {@code -Pchaos}. First every statement and commit is met by a fault, at both isolation levels; then,
 * for the minutes that are left, rounds on a whole machine. Ends at the first sentence that does not hold.
 */
@ExtendWith(Warehouse.Shared.class)
class ReliabilityChaos {

    private static final Logger LOG = LoggerFactory.getLogger(ReliabilityChaos.class);
    private static final long SEED = Long.getLong("chaos.seed", 1);
    private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("chaos.minutes", 20));
    private static final boolean STATEMENTS = Boolean.parseBoolean(System.getProperty("chaos.statements", "true"));
    private static final Path PAGE = Path.of(System.getProperty("chaos.report", "target/reliability.md"));
    private static final List<String> LEVELS = List.of("SNAPSHOT", "SERIALIZABLE");
    private static final List<StatementFault> ERRORS = List.of(
            StatementFault.SERIALIZABLE_VIOLATION,
            StatementFault.CONFLICT,
            StatementFault.DEADLOCK,
            StatementFault.DISK_FULL);
    private static final int SMALL_FAULTS = 4;
    private static final int FILES = 12;

    @TempDir
    private Path folder;

    private final Tally tally = new Tally();
    private final Evidence evidence = new Evidence();
    private final Warehouse local;
    private int files;

    ReliabilityChaos(Warehouse local) {
        this.local = local;
    }

    @Test
    void whateverBreaksNothingIsLostAndNothingDoubled() throws Exception {
        long begin = System.nanoTime();
        String end = "It ended early: something else failed.";
        try {
            boolean proven = true;
            for (String level : LEVELS) {
                proven = proven && (!STATEMENTS || sweep(level));
            }
            Duration left = LENGTH.minusNanos(System.nanoTime() - begin).dividedBy(LEVELS.size());
            for (String level : LEVELS) {
                proven = proven && rounds(level, left);
            }
            end = proven ? "Nothing was lost and nothing doubled." : "It ended early: a sentence does not hold.";
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            new Report(SEED, tally, evidence).write(PAGE, took, files, end);
            LOG.info("{} faults; the results are in {}", tally.faults(), PAGE);
        }
        assertThat(evidence.against()).isEmpty();
    }

    private boolean sweep(String level) throws Exception {
        LOG.info("every statement, {}", level);
        Database.emptied(local, level);
        Workload workload = new Workload(SEED, folder.resolve("sweep-" + level));
        try (EngineRig rig = new EngineRig(local)) {
            StatementSweep sweep = new StatementSweep(rig, local.local().faults(), workload, tally);
            for (List<StatementFault> kinds : kinds()) {
                sweep.good(kinds, 1, 1);
                if (!kinds.get(0).isAtCommit()) {
                    sweep.bad(kinds, 1, 1);
                }
            }
            files += workload.landings().size();
            return evidence.add(rig.proof(workload.landings()));
        }
    }

    /** Both ways to lose the connection at every statement; of the errors one at each, in turn; each kind at every commit. */
    private static List<List<StatementFault>> kinds() {
        return List.of(
                List.of(StatementFault.DROPPED_BEFORE),
                List.of(StatementFault.DROPPED_AFTER),
                ERRORS,
                List.of(StatementFault.LOST_COMMIT),
                List.of(StatementFault.UNHEARD_COMMIT),
                List.of(StatementFault.FAILED_COMMIT));
    }

    private boolean rounds(String level, Duration length) throws Exception {
        LOG.info("a whole machine for {}, {}", length, level);
        long begin = System.nanoTime();
        Workload workload = new Workload(SEED, folder.resolve("files-" + level));
        FaultPlan plan = new FaultPlan(SEED);
        boolean proven = true;
        try (Machine machine = Machine.start(folder.resolve("machine-" + level), level)) {
            ChaosRun run = new ChaosRun(machine, workload, tally);
            for (int number = 0; proven && System.nanoTime() - begin < length.toNanos(); number++) {
                proven = evidence.add(run.round(plan.round(number, SMALL_FAULTS), FILES));
            }
        } finally {
            files += workload.landings().size();
        }
        return proven;
    }
}
