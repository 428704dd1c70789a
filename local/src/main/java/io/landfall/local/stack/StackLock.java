package io.landfall.local.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One stack for one state directory, from its first moment to its last. The system drops the lock with the process, however
 * that ends; the file says who holds it.
 */
public final class StackLock implements AutoCloseable {

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StackException naming the process that already runs a stack here */
    public static StackLock acquire(StateDirectory state) {
        Path file = file(state);
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StackException("a Landfall stack already runs here (pid %s); stop it with: ./landfall down"
                        .formatted(owner(state).map(o -> Long.toString(o.pid())).orElse("unknown")));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(ProcessMark.current().text().getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
            return new StackLock(channel);
        } catch (IOException e) {
            throw new StackException("cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    /** The process that holds the lock or starts to; empty if none does. */
    public static Optional<ProcessHandle> holder(StateDirectory state) {
        return owner(state).flatMap(ProcessMark::find);
    }

    private static Optional<ProcessMark> owner(StateDirectory state) {
        Path file = file(state);
        try {
            return Files.exists(file) ? ProcessMark.parse(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static Path file(StateDirectory state) {
        return state.run().resolve("stack.lock");
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException e) {
            throw new StackException("cannot release the stack's lock: " + e.getMessage(), e);
        }
    }
}
