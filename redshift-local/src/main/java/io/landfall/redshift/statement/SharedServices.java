package io.landfall.redshift.statement;

import io.landfall.redshift.copy.LoadJournal;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.history.ActivityHistory;

/** What all sessions share: S3, the load history, and the numbering of queries. */
public final class SharedServices {
    private final ObjectStore store;
    private final LoadJournal journal;
    private final ActivityHistory activity;

    public SharedServices(ObjectStore store, LoadJournal journal, ActivityHistory activity) {
        this.store = store;
        this.journal = journal;
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

    /** A number no other query has. */
    public long nextQueryId() {
        return activity.nextQueryId();
    }
}
