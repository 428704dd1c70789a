/** What the sessions have run: statements, transactions and connections, kept in memory until somebody reads a view that shows them. */
package io.landfall.redshift.history;
