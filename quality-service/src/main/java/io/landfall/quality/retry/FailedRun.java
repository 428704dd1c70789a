package io.landfall.quality.retry;

import java.time.Instant;

/**
 * A run of checks that failed, and what was before it.
 *
 * @param request names what is asked for next
 * @param counted from 1: how often it failed, loads that were undone and files that were staged again included
 * @param since when it failed first
 */
record FailedRun(String request, int counted, Instant since) {}
