/**
 * How events move through an engine: a {@link io.landfall.flow.Delivery} comes in, a {@link io.landfall.flow.Gatherer}
 * hands it to the one worker of its shard, an {@link io.landfall.flow.Announcer} tells what came of it.
 */
package io.landfall.flow;
