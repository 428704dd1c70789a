package io.landfall.redshift.statement;

import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.failure.RecentWrites;
import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.history.ActivityHistory;
import io.landfall.redshift.session.Sessions;

/** What all sessions share: S3, histories, the numbering of queries, faults on purpose, and who is connected. */
public final class SharedServices {
    private final ObjectStore store;
    private final Journals journals;
    private final ActivityHistory activity;
    private final RecentWrites writes = new RecentWrites();
    private final Faults faults;
    private final Sessions sessions = new Sessions();

    public SharedServices(ObjectStore store, Journals journals, ActivityHistory activity, Faults faults) {
        this.store = store;
        this.journals = journals;
        this.activity = activity;
        this.faults = faults;
    }

    public ObjectStore store() {
        return store;
    }

    public Journals journals() {
        return journals;
    }

    /** What all sessions have run. */
    public ActivityHistory activity() {
        return activity;
    }

    /** What all sessions wrote of late. */
    public RecentWrites writes() {
        return writes;
    }

    public Faults faults() {
        return faults;
    }

    public Sessions sessions() {
        return sessions;
    }
}
