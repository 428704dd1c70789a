package io.landfall.quality.absence;

import java.time.Instant;

/**
 * What a check of freshness found in a table.
 *
 * @param table null where the check names none
 * @param newest the newest time there was
 * @param passed whether that was new enough then; if not, the check has told of it itself
 * @param at when it was measured
 */
record Measured(String check, String table, Instant newest, boolean passed, Instant at) {}
