package io.landfall.redshift.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * The history of all sessions. Ordinary statements only append to queues in memory; the oldest entries fall out when nobody
 * reads the views for long.
 */
public final class ActivityHistory {
    private static final int MAX_KEPT = 4_000;

    private final ActivityJournal journal;
    private final AtomicLong queryIds;
    private final AtomicLong transactionIds;
    private final AtomicLong sessionNumbers;
    private final Kept<StatementRecord> statements = new Kept<>();
    private final Kept<TransactionRecord> transactions = new Kept<>();
    private final Kept<SessionRecord> opened = new Kept<>();
    private final Kept<ActivityJournal.Closing> closed = new Kept<>();
    private final Set<SessionHistory> sessions = ConcurrentHashMap.newKeySet();

    /** @param last the highest numbers used before */
    public ActivityHistory(ActivityJournal journal, LastNumbers last) {
        this.journal = journal;
        this.queryIds = new AtomicLong(last.queryId());
        this.transactionIds = new AtomicLong(last.transactionId());
        this.sessionNumbers = new AtomicLong(last.sessionNumber());
    }

    /** The highest numbers in use; 0 for a new warehouse. */
    public record LastNumbers(long queryId, long transactionId, long sessionNumber) {}

    /**
     * Begins to follow a session.
     *
     * @param pid the session's server process, which may change over its life
     */
    public SessionHistory open(IntSupplier pid, String user, String database, String application, String driver) {
        SessionRecord session = new SessionRecord(
                sessionNumbers.incrementAndGet(), pid.getAsInt(), user, database, application, driver, Instant.now());
        SessionHistory activity = new SessionHistory(this, session, pid);
        opened.add(session);
        sessions.add(activity);
        return activity;
    }

    /** A number no other query has. */
    public long nextQueryId() {
        return queryIds.incrementAndGet();
    }

    long nextTransactionId() {
        return transactionIds.incrementAndGet();
    }

    void ended(StatementRecord statement) {
        statements.add(statement);
    }

    void ended(TransactionRecord transaction) {
        transactions.add(transaction);
    }

    void closed(SessionHistory activity, SessionRecord session) {
        sessions.remove(activity);
        closed.add(new ActivityJournal.Closing(session.number(), Instant.now()));
    }

    /** Writes everything to the journal. */
    public synchronized void publish() {
        List<StatementRecord> running = sessions.stream()
                .map(SessionHistory::running)
                .filter(Objects::nonNull)
                .toList();
        List<TransactionRecord> open = sessions.stream()
                .map(SessionHistory::openTransaction)
                .filter(Objects::nonNull)
                .toList();
        journal.write(new ActivityJournal.Batch(
                statements.takeAll(), running, transactions.takeAll(), open, opened.takeAll(), closed.takeAll()));
    }

    /** A queue that forgets its oldest entries. */
    private static final class Kept<T> {
        private final ConcurrentLinkedQueue<T> entries = new ConcurrentLinkedQueue<>();
        private final AtomicInteger size = new AtomicInteger();

        void add(T entry) {
            entries.add(entry);
            if (size.incrementAndGet() > MAX_KEPT && entries.poll() != null) {
                size.decrementAndGet();
            }
        }

        List<T> takeAll() {
            List<T> taken = new ArrayList<>();
            for (T entry = entries.poll(); entry != null; entry = entries.poll()) {
                taken.add(entry);
            }
            size.addAndGet(-taken.size());
            return taken;
        }
    }
}
