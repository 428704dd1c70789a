package io.landfall.redshift.statement;

import io.landfall.redshift.copy.LoadJournal;
import io.landfall.redshift.failure.ConflictJournal;
import io.landfall.redshift.unload.UnloadJournal;

/** What is kept of the sessions' work for the history views. */
public record Journals(LoadJournal loads, UnloadJournal unloads, ConflictJournal conflicts) {}
