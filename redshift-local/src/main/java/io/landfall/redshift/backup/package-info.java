/** Copies of a warehouse's data, taken while it runs or while it is stopped, from which another warehouse can be started. */
package io.landfall.redshift.backup;
