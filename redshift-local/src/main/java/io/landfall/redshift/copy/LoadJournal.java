package io.landfall.redshift.copy;

import io.landfall.redshift.copy.failure.LoadContext;
import java.time.Instant;
import java.util.List;

/** Keeps what the load history views show; written outside of the client's transaction, so it survives a rollback. */
public interface LoadJournal {

    /** Records rows that were refused. */
    void rejected(LoadContext load, long tableId, Instant started, List<LoadError> errors);

    /** Records that a COPY ended. */
    void ended(LoadContext load, LoadSummary summary);
}
