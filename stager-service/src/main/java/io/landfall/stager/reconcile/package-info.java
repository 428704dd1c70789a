/**
 * Finds what notifications did not tell: compares the landing bucket with the ledger and with what COPY read, and announces
 * what was never heard of.
 */
package io.landfall.stager.reconcile;
