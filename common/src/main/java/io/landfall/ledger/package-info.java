/**
 * What has been staged, loaded and checked, in tables of the warehouse. Each table has one writer: the stager writes files
 * and batches, the loader loads, the quality service check runs; others only read. {@link io.landfall.ledger.Ledger}
 * creates them.
 */
package io.landfall.ledger;
