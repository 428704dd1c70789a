package io.landfall.redshift.failure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The latest writes of all sessions, to name the other transaction of a conflict. */
public final class RecentWrites {
    private static final int KEPT = 256;

    private final Deque<TableWrite> writes = new ArrayDeque<>();

    public synchronized void add(TableWrite write) {
        writes.addLast(write);
        if (writes.size() > KEPT) {
            writes.removeFirst();
        }
    }

    /** Numbers of the other transactions that wrote this table of late, the aborted ones among them. */
    synchronized List<Long> transactionsBeside(TableWrite write) {
        return writes.stream()
                .filter(other -> other.tableId() == write.tableId() && other.transactionId() != write.transactionId())
                .map(TableWrite::transactionId)
                .distinct()
                .toList();
    }

    /** The latest write of another transaction to this table, or else to any. */
    synchronized Optional<TableWrite> byOther(long transactionId, long tableId) {
        TableWrite latest = null;
        for (Iterator<TableWrite> backwards = writes.descendingIterator(); backwards.hasNext(); ) {
            TableWrite write = backwards.next();
            if (write.transactionId() != transactionId) {
                if (write.tableId() == tableId) {
                    return Optional.of(write);
                }
                latest = latest == null ? write : latest;
            }
        }
        return Optional.ofNullable(latest);
    }
}
