package io.landfall.redshift.fault;

import java.time.Duration;
import java.util.Locale;

/** What a rule does. */
public sealed interface Effect {

    /** The name in JSON. */
    String label();

    /**
     * Waits before going on. Ends early when the rule is removed, the query is cancelled, or the session is cut.
     *
     * @param duration up to an hour
     */
    record Delay(Duration duration) implements Effect {
        public static final Duration LONGEST = Duration.ofHours(1);

        public Delay {
            if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
                throw new InvalidRule(
                        "effect.millis", "is " + duration.toMillis() + ", allowed are 1 to " + LONGEST.toMillis());
            }
        }

        @Override
        public String label() {
            return "delay";
        }
    }

    /** Fails the statement, the commit or the login with this error; a transaction is aborted as by any error. */
    record Fail(SqlError error) implements Effect {
        @Override
        public String label() {
            return "error";
        }
    }

    /** Breaks the connection without a word. */
    record Drop(When when) implements Effect {
        @Override
        public String label() {
            return "drop";
        }
    }

    /** S3 answers with this error instead of the object. */
    record S3Refusal(S3Error error) implements Effect {
        @Override
        public String label() {
            return "s3-error";
        }
    }

    /** The connection to S3 ends inside the object. */
    record S3Cut(Cut as) implements Effect {
        @Override
        public String label() {
            return "s3-cut";
        }
    }

    /** Which side of the deed the connection breaks on. */
    enum When {
        /** PostgreSQL never sees the statement or the commit; it rolls back when it notices that the client is gone. */
        BEFORE,
        /** Commit only: PostgreSQL has rolled back, and released its locks, when the client sees the break. */
        INSTEAD,
        /** PostgreSQL has done it, the answer is lost. Outside of a transaction block that includes the commit. */
        AFTER;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a connection to S3 ends. */
    enum Cut {
        /** As if the object ended there. */
        TRUNCATED,
        /** With an error of the network. */
        RESET;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Effect delay(Duration duration) {
        return new Delay(duration);
    }

    static Effect fail(ErrorPreset preset) {
        return new Fail(preset.error());
    }

    static Effect fail(String sqlState, String message, String detail) {
        return new Fail(new SqlError(sqlState, message, detail));
    }

    static Effect drop(When when) {
        return new Drop(when);
    }

    static Effect refuse(S3Preset preset) {
        return new S3Refusal(preset.error());
    }

    static Effect cut(Cut as) {
        return new S3Cut(as);
    }
}
