package io.landfall.quality.check;

import io.landfall.event.Occasion;
import io.landfall.ledger.StagedBatch;
import io.landfall.project.check.Check;
import java.util.List;

/**
 * Checks that are to be run.
 *
 * @param run what they are run for
 * @param attempt from 1
 * @param batches of the load they are about; empty where the rows it brought are not there any more
 */
record CheckRequest(String run, Occasion occasion, int attempt, List<Check> checks, List<StagedBatch> batches) {}
