/**
 * UNLOAD to S3: statement → rows of the query → files. {@link io.landfall.redshift.unload.UnloadExecution} runs one command; the
 * session gives it the rows.
 */
package io.landfall.redshift.unload;
