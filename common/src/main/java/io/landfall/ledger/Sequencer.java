package io.landfall.ledger;

/** Order of the events of one key, as S3 defines it: the shorter is padded with zeros on the right, then compared as text. */
public final class Sequencer {

    private Sequencer() {}

    /** Negative where {@code one} is older. A missing sequencer is older than any. */
    public static int compare(String one, String other) {
        String a = one == null ? "" : one;
        String b = other == null ? "" : other;
        int length = Math.max(a.length(), b.length());
        return padded(a, length).compareTo(padded(b, length));
    }

    private static String padded(String text, int length) {
        return text + "0".repeat(length - text.length());
    }
}
