package io.landfall.redshift.gateway;

import io.landfall.redshift.sql.RelationName;
import io.landfall.redshift.wire.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a session stands in its transaction, followed answer by answer: the server itself says so only at the end of a pipeline
 * or of a query with several statements.
 */
final class TransactionState {
    /** Commands behind which a table's name still means the table that was locked under it. */
    private static final List<String> KEEPING_LOCKS =
            List.of("INSERT", "UPDATE", "DELETE", "MERGE", "SELECT", "COPY", "SHOW", "LOCK TABLE");

    private char status = 'I';
    private boolean block;
    private boolean begun;
    private final Set<RelationName> writeLocks = new HashSet<>();

    /** Takes note of an answer of the server. */
    void follow(Message answer) {
        if (answer.type() == 'Z') {
            status = (char) answer.payload()[0];
            block = status != 'I';
            begun = false;
            if (!block) {
                writeLocks.clear();
            }
        } else if (answer.type() == 'C') {
            completed(answer.reader().readString());
        }
    }

    private void completed(String tag) {
        if (KEEPING_LOCKS.stream().noneMatch(tag::startsWith)) {
            writeLocks.clear();
        }
        switch (tag) {
            case "BEGIN", "START TRANSACTION" -> block = true;
            case "COMMIT", "ROLLBACK" -> {
                status = 'I';
                block = false;
                begun = false;
            }
            default -> begun = true;
        }
    }

    /** {@code I} idle, {@code T} in a transaction block, {@code E} in a failed one; as of the last ReadyForQuery or the end of a block. */
    char status() {
        return status;
    }

    /** Whether the client has begun a transaction block that has not ended. */
    boolean inBlock() {
        return block;
    }

    /** Tables that the transaction has locked for writing, by the names its statements used. */
    Set<RelationName> writeLocks() {
        return writeLocks;
    }

    /** Whether an earlier statement belongs to the same transaction as the next one, with or without a block. */
    boolean begun() {
        return block || begun;
    }
}
