package io.landfall.stager.batch;

/** Order of the events of one key, as S3 defines it: the shorter is padded with zeros on the right, then compared as text. */
final class Sequencer {

    private Sequencer() {}

    /** A missing sequencer is older than any. */
    static int compare(String one, String other) {
        String a = one == null ? "" : one;
        String b = other == null ? "" : other;
        int length = Math.max(a.length(), b.length());
        return padded(a, length).compareTo(padded(b, length));
    }

    private static String padded(String text, int length) {
        return text + "0".repeat(length - text.length());
    }
}
