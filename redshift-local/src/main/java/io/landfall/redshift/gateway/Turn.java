package io.landfall.redshift.gateway;

import java.io.EOFException;
import java.io.IOException;

/**
 * Whose turn it is to write to the client: the session's own thread while it works, anybody who has to say goodbye while it
 * waits for the client.
 */
final class Turn {
    private boolean waiting;
    private boolean ended;

    /** Something that writes to the client. */
    @FunctionalInterface
    interface Words {
        void say() throws IOException;
    }

    /** The session's thread begins to wait. */
    synchronized void await() throws IOException {
        requireOpen();
        waiting = true;
    }

    /** The session's thread has got a message. */
    synchronized void work() throws IOException {
        waiting = false;
        requireOpen();
    }

    /** Does something about the session while it waits, unless it has ended. */
    synchronized void whileWaiting(Words words) throws IOException {
        requireOpen();
        words.say();
    }

    /**
     * Ends the session.
     *
     * @param farewell said at once if the session waits
     * @return whether it was; otherwise the session's thread ends, and says it, when its work is done
     */
    synchronized boolean end(Words farewell) throws IOException {
        ended = true;
        if (waiting) {
            farewell.say();
        }
        return waiting;
    }

    synchronized boolean ended() {
        return ended;
    }

    private void requireOpen() throws IOException {
        if (ended) {
            throw new EOFException("the session was ended");
        }
    }
}
