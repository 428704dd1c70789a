package io.landfall.redshift.copy.record;

/** The bytes at which a scan of the source stops. Line ends are noticed in any case, because they are counted. */
final class Stops {
    static final byte PASS = 0;
    static final byte STOP = 1;

    private static final byte LINE_END = 2;

    private final byte[] actions = new byte[256];

    private Stops() {
        actions['\n'] = LINE_END;
    }

    /** Stops at each of these ASCII characters. */
    static Stops at(char... characters) {
        Stops stops = new Stops();
        for (char character : characters) {
            stops.actions[character] = STOP;
        }
        return stops;
    }

    /** {@link #PASS}, {@link #STOP}, or anything else for a line end that is passed. */
    byte action(byte value) {
        return actions[value & 0xff];
    }
}
