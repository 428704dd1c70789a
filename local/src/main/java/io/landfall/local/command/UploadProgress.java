package io.landfall.local.command;

import io.landfall.local.terminal.LiveBlock;
import io.landfall.local.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** How far an upload is, on stderr, once it takes longer than a moment; on no screen as lines, and seldom. Not thread-safe. */
final class UploadProgress implements IntConsumer, AutoCloseable {

    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration LINE = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final LiveBlock block;
    private final int total;
    private final LongSupplier nanos;
    private long next;

    /** @param nanos the time, as {@link System#nanoTime} */
    UploadProgress(Terminal terminal, int total, LongSupplier nanos) {
        this.terminal = terminal;
        this.block = new LiveBlock(terminal.err(), terminal.columns());
        this.total = total;
        this.nanos = nanos;
        this.next = nanos.getAsLong() + (terminal.liveErr() ? MOMENT : LINE).toNanos();
    }

    @Override
    public void accept(int done) {
        long now = nanos.getAsLong();
        if (now - next < 0) {
            return;
        }
        String line = "uploaded %d/%d".formatted(done, total);
        if (terminal.liveErr()) {
            block.draw(List.of(line));
            next = now + REDRAW.toNanos();
        } else {
            terminal.err().println(line);
            next = now + LINE.toNanos();
        }
    }

    /** Takes it off the screen. */
    @Override
    public void close() {
        if (terminal.liveErr()) {
            block.erase();
        }
    }
}
