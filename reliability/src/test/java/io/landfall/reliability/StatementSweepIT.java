package io.landfall.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.redshift.Warehouse;
import io.landfall.reliability.fault.StatementFault;
import io.landfall.reliability.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Faults at the statements and at every commit of staging and loading. Every tenth statement at either isolation level; the
 * long form takes every one at both.
 */
@ExtendWith(Warehouse.Shared.class)
class StatementSweepIT {

    private static final List<StatementFault> AT_STATEMENTS = List.of(
            StatementFault.DROPPED_AFTER,
            StatementFault.SERIALIZABLE_VIOLATION,
            StatementFault.DROPPED_BEFORE,
            StatementFault.DISK_FULL,
            StatementFault.CONFLICT,
            StatementFault.DROPPED_AFTER,
            StatementFault.DEADLOCK);
    private static final List<StatementFault> AT_COMMITS =
            List.of(StatementFault.LOST_COMMIT, StatementFault.UNHEARD_COMMIT, StatementFault.FAILED_COMMIT);
    private static final int STRIDE = 10;
    private static final int STATEMENTS_OF_A_LOAD_AT_LEAST = 40;

    @TempDir
    private Path folder;

    private final Warehouse local;

    StatementSweepIT(Warehouse local) {
        this.local = local;
    }

    @ParameterizedTest
    @CsvSource({"SNAPSHOT, 1", "SERIALIZABLE, 6"})
    void faultAtAnyStatementLosesNothingAndDoublesNothing(String level, int first) throws Exception {
        Database.emptied(local, level);
        Workload workload = new Workload(first, folder);
        Tally tally = new Tally();
        try (EngineRig rig = new EngineRig(local)) {
            StatementSweep sweep = new StatementSweep(rig, local.local().faults(), workload, tally);
            assertThat(sweep.good(AT_STATEMENTS, first, STRIDE)).isGreaterThan(STATEMENTS_OF_A_LOAD_AT_LEAST / STRIDE);
            sweep.bad(AT_STATEMENTS, first, STRIDE);
            for (StatementFault fault : AT_COMMITS) {
                assertThat(sweep.good(List.of(fault), 1, 1)).isGreaterThanOrEqualTo(2);
            }
            Expect.proven(rig.proof(workload.landings()));
        }
    }
}
