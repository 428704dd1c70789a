package io.landfall.redshift.copy;

import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.failure.SourceUnreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps in memory what tests ask for. */
final class KeptJournal implements LoadJournal {
    final List<LoadError> rejected = new ArrayList<>();
    final List<SourceUnreadable> unreadable = new ArrayList<>();
    final List<LoadSummary> progress = new ArrayList<>();
    LoadSummary ended;

    @Override
    public void started(LoadContext load, LoadSummary summary) {
        // Of no interest.
    }

    @Override
    public void progressed(LoadContext load, LoadSummary summary) {
        progress.add(summary);
    }

    @Override
    public void rejected(LoadContext load, long tableId, Instant started, List<LoadError> errors) {
        rejected.addAll(errors);
    }

    @Override
    public void replaced(LoadContext load, long tableId, Instant started, List<Replacement> rows) {
        // Of no interest.
    }

    @Override
    public void unreadable(LoadContext load, SourceUnreadable failure) {
        unreadable.add(failure);
    }

    @Override
    public void ended(LoadContext load, LoadSummary summary) {
        ended = summary;
    }
}
