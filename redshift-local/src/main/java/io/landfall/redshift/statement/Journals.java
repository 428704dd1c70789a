package io.landfall.redshift.statement;

import io.landfall.redshift.copy.LoadJournal;
import io.landfall.redshift.failure.ConflictJournal;

/** What is kept of the sessions' work for the history views. */
public record Journals(LoadJournal loads, ConflictJournal conflicts) {}
