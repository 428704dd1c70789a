/**
 * What Landfall claims about speed and memory, measured. Every figure is a ratio against a floor that ran in turn with it, on
 * the same machine against the same PostgreSQL, or a difference of two measurements of one process tree.
 */
package io.landfall.benchmarks;
