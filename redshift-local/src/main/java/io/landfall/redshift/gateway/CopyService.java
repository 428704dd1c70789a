package io.landfall.redshift.gateway;

import io.landfall.redshift.copy.LoadJournal;
import io.landfall.redshift.copy.source.ObjectStore;
import java.util.concurrent.atomic.AtomicLong;

/** What all sessions share for COPY: S3, the load history, and the numbering of queries. */
final class CopyService {
    private final ObjectStore store;
    private final LoadJournal journal;
    private final AtomicLong queryIds;

    CopyService(ObjectStore store, LoadJournal journal, long lastQueryId) {
        this.store = store;
        this.journal = journal;
        this.queryIds = new AtomicLong(lastQueryId);
    }

    ObjectStore store() {
        return store;
    }

    LoadJournal journal() {
        return journal;
    }

    long nextQueryId() {
        return queryIds.incrementAndGet();
    }
}
