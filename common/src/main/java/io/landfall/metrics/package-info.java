/**
 * What a service counts and times about its work, in Micrometer's global registry; a service that exports metrics adds its
 * own registry there. Names and labels are listed in {@code docs/metrics.md}.
 */
package io.landfall.metrics;
