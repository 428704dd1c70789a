package io.landfall.redshift.statement;

import io.landfall.redshift.copy.LoadJournal;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.fault.Faults;
import io.landfall.redshift.session.Sessions;
import java.util.concurrent.atomic.AtomicLong;

/** What all sessions share: S3, the load history, the numbering of queries, faults on purpose, and who is connected. */
public final class SharedServices {
    private final ObjectStore store;
    private final LoadJournal journal;
    private final AtomicLong queryIds;
    private final Faults faults;
    private final Sessions sessions = new Sessions();

    public SharedServices(ObjectStore store, LoadJournal journal, long lastQueryId, Faults faults) {
        this.store = store;
        this.journal = journal;
        this.queryIds = new AtomicLong(lastQueryId);
        this.faults = faults;
    }

    public ObjectStore store() {
        return store;
    }

    public LoadJournal journal() {
        return journal;
    }

    public Faults faults() {
        return faults;
    }

    public Sessions sessions() {
        return sessions;
    }

    /** A number no other query has. */
    public long nextQueryId() {
        return queryIds.incrementAndGet();
    }
}
