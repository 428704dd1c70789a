package io.landfall.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.reliability.fault.FaultPlan;
import io.landfall.reliability.stack.Machine;
import io.landfall.reliability.workload.Workload;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real services, killed as by {@code kill -9}, with a handful of smaller faults beside. The long form is {@code ReliabilityChaos}. */
class KillE2E {

    private static final long SEED = 5;
    private static final int FILES = 10;

    @TempDir
    private Path folder;

    @Test
    void servicesThatAreKilledLoseNothingAndDoubleNothing() throws Exception {
        Workload workload = new Workload(SEED, folder.resolve("files"));
        FaultPlan plan = new FaultPlan(SEED);
        Tally tally = new Tally();
        try (Machine machine = Machine.start(folder.resolve("stack"), "SNAPSHOT")) {
            ChaosRun run = new ChaosRun(machine, workload, tally);
            Expect.proven(run.round(plan.round(0, 3), FILES));
            Expect.proven(run.round(plan.round(1, 3), FILES));
        }
        assertThat(tally.faults()).isGreaterThanOrEqualTo(2);
    }
}
