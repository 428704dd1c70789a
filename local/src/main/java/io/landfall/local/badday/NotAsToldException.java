package io.landfall.local.badday;

/** The story goes otherwise than it should. The message says how. */
final class NotAsToldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotAsToldException(String message) {
        super(message);
    }

    /** @throws NotAsToldException unless it is so */
    static void unless(boolean so, String message) {
        if (!so) {
            throw new NotAsToldException(message);
        }
    }
}
