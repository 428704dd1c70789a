package io.landfall.warehouse;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Failures of the warehouse that may pass, told apart so that they can be counted. Redshift reports nearly every error of
 * execution with SQLSTATE XX000, so texts decide where states do not.
 */
public enum RetryReason {
    /** 1023 is the whole message of a serialization failure; the word boundary keeps it from matching a count. */
    SERIALIZATION("40001", "\\b1023\\b.*Serializable isolation violation|^ERROR: 1023\\b"),
    CONFLICT("", "conflict with concurrent transaction"),
    DEADLOCK("40P01", null),
    LOCK("55P03", null),
    CONNECTION("53300 57P01 57P02 57P03 08000 08001 08003 08006 08S01", null),
    /** Two services that create one schema at one moment: the loser finds it on its second try. */
    CONCURRENT_DDL("23505 42P06 42P07", null),
    /** A table younger than the snapshot; the next transaction sees it. */
    SNAPSHOT("", "Relation .* does not exist.*\\b1018\\b"),
    /** A queue's rule ended it to let others run. */
    QUEUE("", "cancelled by WLM abort action"),
    /** S3 says so itself; or our own manifest, written a moment ago, which says nothing about the files in it. */
    OBJECT_STORE("", "Problem reading manifest file|S3(Service|Curl)Exception:.*CanRetry 1");

    private final Set<String> states;
    private final Pattern text;

    RetryReason(String states, String text) {
        this.states = Set.of(states.split(" "));
        this.text = text == null ? null : Pattern.compile(text, Pattern.DOTALL);
    }

    /** Empty for a failure that does not pass by itself. */
    static Optional<RetryReason> of(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        String message = String.valueOf(failure.getMessage());
        for (RetryReason reason : values()) {
            if (reason.states.contains(state)
                    || reason.text != null && reason.text.matcher(message).find()) {
                return Optional.of(reason);
            }
        }
        return Optional.empty();
    }
}
