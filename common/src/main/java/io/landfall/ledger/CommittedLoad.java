package io.landfall.ledger;

import io.landfall.event.Cause;
import io.landfall.event.TablesLoaded;

/**
 * A load that is committed.
 *
 * @param announcement the event that tells about it
 * @param cause the chain the event belongs to
 */
public record CommittedLoad(TablesLoaded announcement, Cause cause) {}
