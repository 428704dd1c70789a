package io.landfall.redshift.session;

import java.util.Locale;

/** What a session does. */
public enum SessionState {
    /** Waits for its client, outside of a transaction. */
    IDLE,
    /** Runs a statement. */
    ACTIVE,
    /** Is held up on purpose. */
    DELAYED,
    /** Waits for its client inside a transaction block. */
    IDLE_IN_TRANSACTION,
    /** Waits for its client to end a transaction block that failed. */
    IDLE_IN_FAILED_TRANSACTION;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** @throws IllegalArgumentException when no state has this label */
    public static SessionState labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    /** @param status of PostgreSQL's ReadyForQuery: I, T or E */
    static SessionState ready(char status) {
        return switch (status) {
            case 'T' -> IDLE_IN_TRANSACTION;
            case 'E' -> IDLE_IN_FAILED_TRANSACTION;
            default -> IDLE;
        };
    }
}
