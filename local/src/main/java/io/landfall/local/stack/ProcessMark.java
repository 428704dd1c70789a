package io.landfall.local.stack;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A process as it is written down. A process id alone names nobody: ids are used again, so the moment of the start is kept
 * with it.
 *
 * @param startedAt to the precision the system gives
 */
record ProcessMark(long pid, Instant startedAt) {

    /** The kernel counts from its own start, and clocks are corrected. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    static ProcessMark current() {
        return of(ProcessHandle.current());
    }

    static Optional<ProcessMark> parse(String text) {
        String[] parts = text.strip().split(" ");
        try {
            return parts.length == 2
                    ? Optional.of(new ProcessMark(Long.parseLong(parts[0]), Instant.parse(parts[1])))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeParseException notAMark) {
            return Optional.empty();
        }
    }

    String text() {
        return pid + " " + startedAt;
    }

    /** The process, if it is this very one and still alive. */
    Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(TOLERANCE) < 0)
                .orElse(false);
    }
}
