/** Bytes to records to fields, one pair of splitter and parser per format. */
package io.landfall.redshift.copy.record;
