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

/** One owner for one directory. The system drops the lock with the process, however that ends; the file says who holds it. */
public final class DirectoryLock implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock, or returns nothing if another process holds it.
     *
     * @param file the lock; its directory exists
     * @throws StackException if the file cannot be written
     */
    public static Optional<DirectoryLock> tryAcquire(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(ProcessMark.current().text().getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
            return Optional.of(new DirectoryLock(file, channel));
        } catch (IOException e) {
            throw new StackException("cannot lock " + file + ": " + e.getMessage(), e);
        }
    }

    /** The process id in the file, for people; {@code unknown} if there is none. */
    public static String ownerOf(Path file) {
        return owner(file).map(mark -> Long.toString(mark.pid())).orElse("unknown");
    }

    static Optional<ProcessMark> owner(Path file) {
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

    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException e) {
            throw new StackException("cannot release " + file + ": " + e.getMessage(), e);
        }
    }
}
