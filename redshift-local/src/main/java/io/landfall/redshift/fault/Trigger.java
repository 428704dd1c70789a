package io.landfall.redshift.fault;

/**
 * When a rule acts.
 *
 * @param on the moment
 * @param pattern {@code statement}: the statement; {@code commit}: one of the statements of the transaction; {@code s3-read}: the
 *     URL of the object; {@code s3-list}: the URL of the prefix. Not for {@code connection}
 * @param occurrence which of the matches
 * @param afterBytes {@code s3-read} only: how much of the answer arrives first
 */
public record Trigger(Moment on, TextPattern pattern, Occurrence occurrence, long afterBytes) {
    private static final Occurrence FIRST = new Occurrence.FromNth(1);

    public Trigger {
        if (on == Moment.CONNECTION && !pattern.equals(TextPattern.ANY)) {
            throw new InvalidRule(
                    pattern.regularExpression() ? "trigger.regex" : "trigger.matching",
                    "does not go with on = connection; use sessions to choose among clients");
        }
        if (afterBytes < 0) {
            throw new InvalidRule("trigger.afterBytes", "is " + afterBytes + ", allowed are whole numbers from 0");
        }
        if (afterBytes > 0 && on != Moment.S3_READ) {
            throw new InvalidRule("trigger.afterBytes", "goes only with on = s3-read, not with " + on.label());
        }
    }

    private Trigger(Moment on, TextPattern pattern) {
        this(on, pattern, FIRST, 0);
    }

    /** Statements with this text in them; white space in a statement counts as one blank. */
    public static Trigger statement(String part) {
        return new Trigger(Moment.STATEMENT, TextPattern.containing(part));
    }

    /** Any commit of something written. */
    public static Trigger commit() {
        return new Trigger(Moment.COMMIT, TextPattern.ANY);
    }

    /** Commits of transactions that ran a statement with this text in it. */
    public static Trigger commitOf(String part) {
        return new Trigger(Moment.COMMIT, TextPattern.containing(part));
    }

    /** Clients that log in. */
    public static Trigger connection() {
        return new Trigger(Moment.CONNECTION, TextPattern.ANY);
    }

    /** Reads of objects with this text in their {@code s3://bucket/key}. */
    public static Trigger s3Read(String part) {
        return new Trigger(Moment.S3_READ, TextPattern.containing(part));
    }

    /** Listings of prefixes with this text in their {@code s3://bucket/prefix}. */
    public static Trigger s3List(String part) {
        return new Trigger(Moment.S3_LIST, TextPattern.containing(part));
    }

    /** The same with a regular expression. */
    public Trigger matching(TextPattern other) {
        return new Trigger(on, other, occurrence, afterBytes);
    }

    public Trigger nth(long nth) {
        return new Trigger(on, pattern, new Occurrence.FromNth(nth), afterBytes);
    }

    public Trigger every(long every) {
        return new Trigger(on, pattern, new Occurrence.Every(every), afterBytes);
    }

    public Trigger randomly(double probability, long seed) {
        return new Trigger(on, pattern, new Occurrence.Randomly(probability, seed), afterBytes);
    }

    public Trigger afterBytes(long bytes) {
        return new Trigger(on, pattern, occurrence, bytes);
    }
}
