package io.landfall.ledger;

import io.landfall.event.Cause;
import io.landfall.event.StagingLoaded;

/**
 * A batch that is committed in its staging table.
 *
 * @param announcement the event that tells about it
 * @param cause the chain the event belongs to
 */
public record StagedBatch(StagingLoaded announcement, Cause cause) {}
