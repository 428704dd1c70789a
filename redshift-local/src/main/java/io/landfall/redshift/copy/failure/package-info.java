/** How COPY fails: as a whole, with an error for the client, or one record at a time. */
package io.landfall.redshift.copy.failure;
