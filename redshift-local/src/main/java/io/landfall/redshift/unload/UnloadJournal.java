package io.landfall.redshift.unload;

import io.landfall.redshift.copy.failure.LoadContext;

/** Keeps what the unload history views show; written outside of the client's transaction, so it survives a rollback. */
public interface UnloadJournal {

    /** Records that an UNLOAD ended. */
    void ended(LoadContext context, UnloadSummary summary);
}
