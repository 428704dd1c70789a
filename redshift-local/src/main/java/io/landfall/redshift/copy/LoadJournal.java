package io.landfall.redshift.copy;

import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.failure.SourceUnreadable;
import java.time.Instant;
import java.util.List;

/** Keeps what the load history views show; written outside of the client's transaction, so it survives a rollback. */
public interface LoadJournal {

    /** Records that a COPY began to load. */
    void started(LoadContext load, LoadSummary summary);

    /** Records how far a COPY has come, as far as anybody looks. */
    void progressed(LoadContext load, LoadSummary summary);

    /** Records rows that were refused. */
    void rejected(LoadContext load, long tableId, Instant started, List<LoadError> errors);

    /** Records rows in which invalid bytes were replaced. */
    void replaced(LoadContext load, long tableId, Instant started, List<Replacement> rows);

    /** Records that S3 refused, or broke off. */
    void unreadable(LoadContext load, SourceUnreadable failure);

    /** Records that a COPY ended. */
    void ended(LoadContext load, LoadSummary summary);
}
