package io.landfall.checks.question;

/** What one check asks about one table. */
public sealed interface Question permits Measurement, Comparison {}
