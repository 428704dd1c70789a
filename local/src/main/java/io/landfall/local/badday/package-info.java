/**
 * A bad day, told in a minute: {@link io.landfall.local.badday.BadDay} lets a file land that only a check can tell to be wrong,
 * and follows what Landfall does about it until the warehouse is right again, while
 * {@link io.landfall.local.badday.ReaderWatch} reads like any reader.
 */
package io.landfall.local.badday;
