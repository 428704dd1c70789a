package io.landfall.redshift.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * Buffered bytes of a socket. The buffer is small until much arrives, because most connections are idle most of the time. To
 * the layers above, TLS among them, a read never times out; only a deadline ends it.
 */
final class WatchedInput extends InputStream {
    private static final int SMALL_BYTES = 512;
    private static final int LARGE_BYTES = 16 * 1024;
    private static final int NO_WAIT_MILLIS = 1;

    private final Socket socket;
    private final InputStream in;
    private byte[] buffer = new byte[SMALL_BYTES];
    private int position;
    private int limit;
    private int tickMillis;
    private ReadWatch watch = () -> {};
    private boolean expires;
    private long deadlineNanos;

    WatchedInput(Socket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
    }

    /** @param millis how often the watch is asked; 0 for never */
    void watch(ReadWatch newWatch, int millis) throws IOException {
        watch = newWatch;
        tick(millis);
    }

    void tick(int millis) throws IOException {
        tickMillis = millis;
        socket.setSoTimeout(millis);
    }

    void deadline(long nanoTime) {
        expires = true;
        deadlineNanos = nanoTime;
    }

    void noDeadline() {
        expires = false;
    }

    /** Gives back the memory a burst of input has taken. */
    void trim() {
        if (position == limit && buffer.length > SMALL_BYTES) {
            position = 0;
            limit = 0;
            buffer = new byte[SMALL_BYTES];
        }
    }

    @Override
    public int read() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == limit) {
            if (length >= LARGE_BYTES) {
                return await(target, offset, length);
            }
            if (!fill()) {
                return -1;
            }
        }
        int taken = Math.min(length, limit - position);
        System.arraycopy(buffer, position, target, offset, taken);
        position += taken;
        return taken;
    }

    @Override
    public int available() throws IOException {
        return limit - position + in.available();
    }

    private boolean fill() throws IOException {
        if (limit == buffer.length && buffer.length < LARGE_BYTES) {
            buffer = new byte[LARGE_BYTES];
        }
        position = 0;
        limit = 0;
        while (true) {
            checkDeadline();
            try {
                // The field each time: who watches may have trimmed the buffer meanwhile.
                limit = Math.max(in.read(buffer, 0, buffer.length), 0);
                return limit > 0;
            } catch (SocketTimeoutException quiet) {
                watch.stillWaiting();
            }
        }
    }

    private int await(byte[] target, int offset, int length) throws IOException {
        while (true) {
            checkDeadline();
            try {
                return in.read(target, offset, length);
            } catch (SocketTimeoutException quiet) {
                watch.stillWaiting();
            }
        }
    }

    private void checkDeadline() throws SocketTimeoutException {
        if (expires && System.nanoTime() - deadlineNanos >= 0) {
            throw new SocketTimeoutException("the peer took too long");
        }
    }

    /** Looks, without waiting, whether the peer has ended the connection; what it sent before that is kept. */
    boolean ended() {
        if (limit == buffer.length) {
            if (position < limit) {
                return false;
            }
            position = 0;
            limit = 0;
        }
        try {
            socket.setSoTimeout(NO_WAIT_MILLIS);
            int count = in.read(buffer, limit, buffer.length - limit);
            limit += Math.max(count, 0);
            socket.setSoTimeout(tickMillis);
            return count < 0;
        } catch (SocketTimeoutException quiet) {
            return !restoreTick();
        } catch (IOException broken) {
            return true;
        }
    }

    private boolean restoreTick() {
        try {
            socket.setSoTimeout(tickMillis);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
