package io.landfall.redshift.history;

import java.util.ArrayDeque;
import java.util.Deque;

/** The last statements of a session, newest first, to answer pg_last_query_id(). */
final class RecentQueries {
    private static final int KEPT = 50;
    private static final long NONE = -1;

    private record Query(long id, String text) {}

    private final Deque<Query> queries = new ArrayDeque<>();

    void add(long queryId, String text) {
        queries.addFirst(new Query(queryId, text));
        if (queries.size() > KEPT) {
            queries.removeLast();
        }
    }

    /** The function does not return queries that run on the leader node alone (AWS page PG_LAST_QUERY_ID). */
    long last() {
        return queries.stream()
                .filter(query -> !StatementKind.of(query.text()).leaderOnly())
                .mapToLong(Query::id)
                .findFirst()
                .orElse(NONE);
    }
}
