/** Lands what is in the bucket for these partitions, because a person asked for it, and follows it until it is loaded. */
package io.landfall.stager.backfill;
