/** Redshift alone, without the rest of Landfall: {@link io.landfall.local.redshift.StandaloneRedshift}. */
package io.landfall.local.redshift;
