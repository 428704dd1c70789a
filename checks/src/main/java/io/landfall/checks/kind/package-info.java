/** The kinds of checks: what each asks, which rows fail it, and what it says about NULL. */
package io.landfall.checks.kind;
