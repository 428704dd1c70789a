package io.landfall.redshift.statement;

import io.landfall.redshift.copy.LoadJournal;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.failure.ConflictJournal;
import io.landfall.redshift.failure.RecentWrites;
import io.landfall.redshift.history.ActivityHistory;

/** What all sessions share: S3, the load history, and the numbering of queries. */
public final class SharedServices {
    private final ObjectStore store;
    private final LoadJournal journal;
    private final ConflictJournal conflicts;
    private final ActivityHistory activity;
    private final RecentWrites writes = new RecentWrites();

    public SharedServices(ObjectStore store, LoadJournal journal, ConflictJournal conflicts, ActivityHistory activity) {
        this.store = store;
        this.journal = journal;
        this.conflicts = conflicts;
        this.activity = activity;
    }

    public ObjectStore store() {
        return store;
    }

    public LoadJournal journal() {
        return journal;
    }

    /** What all sessions have run. */
    public ActivityHistory activity() {
        return activity;
    }

    public ConflictJournal conflicts() {
        return conflicts;
    }

    /** What all sessions wrote of late. */
    public RecentWrites writes() {
        return writes;
    }

    /** A number no other query has. */
    public long nextQueryId() {
        return activity.nextQueryId();
    }
}
