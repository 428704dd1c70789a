/**
 * The sample of the Sparkify example: {@link io.landfall.examples.sparkify.SongCatalogue} invents songs,
 * {@link io.landfall.examples.sparkify.ListeningHistory} lets listeners play them,
 * {@link io.landfall.examples.sparkify.SparkifySample} turns both into files. The same files every time.
 */
package io.landfall.examples.sparkify;
