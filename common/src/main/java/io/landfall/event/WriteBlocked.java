package io.landfall.event;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A transaction of Landfall waits for a lock of somebody else, long enough to be worth a look; again from time to time as long
 * as it does. On {@code landfall.tables}. Keyed by pipeline.
 *
 * @param table schema and name of what is locked
 * @param work what waits: {@value #LOADING} or {@value #STAGING}
 * @param holders who holds the lock; at most {@value #MOST}
 * @param waitedMillis how long the transaction lasts, in milliseconds
 */
public record WriteBlocked(String pipeline, String table, String work, List<LockHolder> holders, long waitedMillis)
        implements Event {

    public static final String LOADING = "loading";
    public static final String STAGING = "staging";

    /** Bounds the event. */
    public static final int MOST = 5;

    public WriteBlocked {
        holders = holders == null ? null : List.copyOf(holders.subList(0, Math.min(MOST, holders.size())));
    }

    @Override
    public Topic topic() {
        return Topic.TABLES;
    }

    @Override
    public String key() {
        return pipeline;
    }

    @Override
    public String identity() {
        return String.join("|", pipeline, table, work)
                + '|'
                + holders.stream().map(h -> Integer.toString(h.pid())).collect(Collectors.joining(","))
                + '|'
                + waitedMillis;
    }
}
