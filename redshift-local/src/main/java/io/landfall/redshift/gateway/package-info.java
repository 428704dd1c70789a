/**
 * Between client and PostgreSQL: {@link io.landfall.redshift.gateway.GatewayServer} accepts, {@code Handshake} authenticates,
 * {@code ClientSession} reads messages, {@code StatementPlanner} decides what each statement needs, {@code Relay} passes the
 * rest through.
 */
package io.landfall.redshift.gateway;
