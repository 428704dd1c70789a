/**
 * What becomes of one statement: {@link io.landfall.redshift.statement.StatementPlanner} decides whether PostgreSQL runs it, with
 * which steps around it, or the gateway itself. Everything here works on a {@link io.landfall.redshift.statement.Session} and
 * knows nothing of the protocol.
 */
package io.landfall.redshift.statement;
