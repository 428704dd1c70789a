/** One run of checks: questions become as few statements as possible, and answers become results. */
package io.landfall.checks.run;
