/**
 * PostgreSQL's errors in Redshift's words. {@link io.landfall.redshift.failure.ErrorTranslation} asks one translator after the
 * other; everything that reaches a client or the gateway's own work has passed through it.
 */
package io.landfall.redshift.failure;
