package io.landfall.redshift.copy;

import io.landfall.redshift.copy.value.RowEncoder;

/**
 * What can become of a row besides being written.
 *
 * @param rejected takes rows that do not fit
 * @param replaced is told of rows that fit only after a replacement
 */
record RecordRoute(RowEncoder encoder, RejectedRows rejected, ReplacedRows replaced) {}
