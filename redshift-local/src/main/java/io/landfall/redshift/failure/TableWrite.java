package io.landfall.redshift.failure;

import java.time.LocalDateTime;

/**
 * A transaction's claim to write a table.
 *
 * @param tableId object identifier
 * @param transactionId PostgreSQL's number of the transaction
 * @param started when the transaction began, in UTC
 * @param serializable whether the database is SERIALIZABLE, not SNAPSHOT
 */
public record TableWrite(long tableId, long transactionId, LocalDateTime started, boolean serializable) {}
