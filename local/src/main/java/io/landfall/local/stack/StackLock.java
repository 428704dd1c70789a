package io.landfall.local.stack;

import java.nio.file.Path;
import java.util.Optional;

/** One stack for one state directory, from its first moment to its last. */
public final class StackLock implements AutoCloseable {

    private final DirectoryLock lock;

    private StackLock(DirectoryLock lock) {
        this.lock = lock;
    }

    /** @throws StackException naming the process that already runs a stack here */
    public static StackLock acquire(StateDirectory state) {
        Path file = file(state);
        return new StackLock(DirectoryLock.tryAcquire(file)
                .orElseThrow(() ->
                        new StackException("a Landfall stack already runs here (pid %s); stop it with: ./landfall down"
                                .formatted(DirectoryLock.ownerOf(file)))));
    }

    /** The process that holds the lock or starts to; empty if none does. */
    public static Optional<ProcessHandle> holder(StateDirectory state) {
        return DirectoryLock.owner(file(state)).flatMap(ProcessMark::find);
    }

    private static Path file(StateDirectory state) {
        return state.run().resolve("stack.lock");
    }

    @Override
    public void close() {
        lock.close();
    }
}
