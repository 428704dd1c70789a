/**
 * The sample of the Divvy example: {@link io.landfall.examples.divvy.StationNetwork} invents stations,
 * {@link io.landfall.examples.divvy.TripHistory} lets riders go from one to another,
 * {@link io.landfall.examples.divvy.DivvySample} turns both into files. The same files every time.
 */
package io.landfall.examples.divvy;
