/** What is asked for because checks failed: a load again, a load taken back, batches set aside. */
package io.landfall.loader.retry;
