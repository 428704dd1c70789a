package io.landfall.redshift.history;

import java.time.Instant;

/**
 * One statement that a client ran or runs.
 *
 * @param queryId what pg_last_query_id() returns for it
 * @param transactionId the gateway's number of the transaction it is part of
 * @param pid the session's server process then
 * @param label the session's query_group when it began
 * @param text as the client sent it, credentials included
 * @param started when the gateway saw it
 * @param ended null while it runs
 * @param error the primary text of its error; null when there is none
 * @param rows number of rows in its command tag, 0 when there is none
 */
public record StatementRecord(
        long queryId,
        long transactionId,
        SessionRecord session,
        int pid,
        String label,
        String text,
        Instant started,
        Instant ended,
        Status status,
        String error,
        long rows) {

    /** States of SYS_QUERY_HISTORY. */
    public enum Status {
        RUNNING,
        SUCCESS,
        FAILED,
        CANCELED
    }
}
