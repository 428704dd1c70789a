/**
 * COPY from S3: statement → source files → records → fields → values, with Redshift's rules and errors at every step.
 * {@link io.landfall.redshift.copy.CopyExecution} runs one command; the session gives it a place to write rows to.
 */
package io.landfall.redshift.copy;
