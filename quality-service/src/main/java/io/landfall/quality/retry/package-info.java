/** What is done about checks that failed: a decision for each failed run, written down before it is told. */
package io.landfall.quality.retry;
