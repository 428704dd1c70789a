/** Rows to the bytes of each format that UNLOAD writes. */
package io.landfall.redshift.unload.format;
