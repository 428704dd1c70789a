package io.landfall.redshift.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/** A socket whose reader does something else every so often while it waits, and that can tell whether the peer is still there. */
public final class WatchedSocket extends Socket {
    private static final int TICK_MILLIS = 300;

    private WatchedInput input;

    @Override
    public InputStream getInputStream() throws IOException {
        return input();
    }

    private synchronized WatchedInput input() throws IOException {
        if (input == null) {
            input = new WatchedInput(this, super.getInputStream());
        }
        return input;
    }

    /** From now on asks while a read finds nothing. */
    public void watch(ReadWatch watch) throws IOException {
        input().watch(watch, TICK_MILLIS);
    }

    /** Stops asking until {@link #wake()}, and gives buffers back: nothing is expected for a long time. */
    public void sleep() throws IOException {
        input().tick(0);
        input().trim();
    }

    public void wake() throws IOException {
        input().tick(TICK_MILLIS);
    }

    /** Limits all reads together, however the bytes trickle in. */
    public void deadline(Duration fromNow) throws IOException {
        input().deadline(System.nanoTime() + fromNow.toNanos());
        input().watch(() -> {}, TICK_MILLIS);
    }

    public void noDeadline() throws IOException {
        input().noDeadline();
    }

    /** Whether the peer has ended the connection; for the thread that reads. What was sent before is not lost. */
    public boolean peerIsGone() throws IOException {
        return input().ended();
    }
}
