package io.landfall.redshift.statement;

import io.landfall.redshift.copy.LoadJournal;
import io.landfall.redshift.copy.source.ObjectStore;
import io.landfall.redshift.failure.ConflictJournal;
import io.landfall.redshift.failure.RecentWrites;
import java.util.concurrent.atomic.AtomicLong;

/** What all sessions share: S3, the load history, and the numbering of queries. */
public final class SharedServices {
    private final ObjectStore store;
    private final LoadJournal journal;
    private final AtomicLong queryIds;
    private final ConflictJournal conflicts;
    private final RecentWrites writes = new RecentWrites();

    public SharedServices(ObjectStore store, LoadJournal journal, ConflictJournal conflicts, long lastQueryId) {
        this.store = store;
        this.journal = journal;
        this.conflicts = conflicts;
        this.queryIds = new AtomicLong(lastQueryId);
    }

    public ObjectStore store() {
        return store;
    }

    public LoadJournal journal() {
        return journal;
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
        return queryIds.incrementAndGet();
    }
}
