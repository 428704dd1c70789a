/** A few of the rows that fail a check, bounded and masked. */
package io.landfall.checks.sample;
