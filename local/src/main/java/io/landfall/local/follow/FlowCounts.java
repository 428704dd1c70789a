package io.landfall.local.follow;

import java.util.Map;
import java.util.TreeMap;

/**
 * How far the files of a run are.
 *
 * @param uploaded files that were put into the landing bucket
 * @param landed files that were noticed there, rejected ones included
 * @param staged files in staging tables
 * @param skipped files the ledger already had
 * @param loaded files that are in the target tables
 * @param loads transactions over the target tables
 * @param checkedLoads loads whose checks ended, well or not
 * @param stagedRows rows staged, by dataset
 * @param retries what was asked for because checks failed
 * @param alerts alerts about a pipeline that are open
 */
public record FlowCounts(
        int uploaded,
        int landed,
        int staged,
        int skipped,
        int rejected,
        int loaded,
        int loads,
        int checkedLoads,
        Map<String, Long> stagedRows,
        CheckFigures checks,
        int retries,
        int alerts) {

    public FlowCounts {
        stagedRows = new TreeMap<>(stagedRows);
    }

    /**
     * Files that are in the warehouse, whether this run brought them or an earlier one. A file noticed twice is skipped once
     * more than it is there.
     */
    public int filesInWarehouse() {
        return Math.min(loaded + skipped, landed - rejected);
    }
}
