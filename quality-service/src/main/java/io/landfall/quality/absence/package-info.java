/** What did not happen: silence, files that did not come, data that nobody renewed. Known without asking the warehouse. */
package io.landfall.quality.absence;
