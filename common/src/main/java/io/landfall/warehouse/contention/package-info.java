/**
 * Who holds up a transaction of ours, looked up while it waits: told to people, and ended where it is an orphan of our own.
 */
package io.landfall.warehouse.contention;
