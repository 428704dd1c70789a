/**
 * Events as they pass: {@link io.landfall.local.follow.EventFollower} reads them,
 * {@link io.landfall.local.follow.FlowProgress} knows from them how far the files of a run are,
 * {@link io.landfall.local.follow.EventPublisher} sends commands.
 */
package io.landfall.local.follow;
