package io.landfall.local.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Issues the sequencers of events: 18 hexadecimal digits that only grow, also over restarts and when the clock is set back. Numbers
 * follow the clock in nanoseconds; a ceiling on disk is raised before a number above it is issued, and a new start begins there.
 */
final class Sequencer {

    private static final long RESERVED = Duration.ofMinutes(1).toNanos();

    private final Path file;
    private final Clock clock;
    private long last;
    private long ceiling;

    private Sequencer(Path file, Clock clock, long ceiling) {
        this.file = file;
        this.clock = clock;
        this.last = ceiling;
        this.ceiling = ceiling;
    }

    static Sequencer open(Path file, Clock clock) throws IOException {
        long ceiling =
                Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
        return new Sequencer(file, clock, ceiling);
    }

    synchronized String next() {
        long issued = Math.max(last + 1, now());
        if (issued > ceiling) {
            reserve(issued + RESERVED);
        }
        last = issued;
        return "%018X".formatted(issued);
    }

    private void reserve(long until) {
        try {
            Path written = Files.writeString(file.resolveSibling(file.getFileName() + ".tmp"), Long.toString(until));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ceiling = until;
    }

    private long now() {
        Instant now = clock.instant();
        return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
    }
}
