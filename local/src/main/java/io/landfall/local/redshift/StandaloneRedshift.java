package io.landfall.local.redshift;

import io.landfall.local.s3.LocalS3;
import io.landfall.local.s3.LocalS3Config;
import io.landfall.local.s3.S3StartException;
import io.landfall.local.stack.DirectoryLock;
import io.landfall.local.stack.StackException;
import io.landfall.redshift.LocalWarehouse;
import io.landfall.redshift.LocalWarehouseConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A warehouse, and an S3 if it is to have one of its own, in this process. */
public final class StandaloneRedshift implements AutoCloseable {

    private static final String LOCK_FILE = "redshift.lock";
    private static final String HOST = "127.0.0.1";
    /** Nobody has to listen there: it is used only when a bucket is told to notify a queue. */
    private static final URI QUEUES = URI.create("http://127.0.0.1:9324");

    /** What to stop, last started first. */
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private final StandaloneSettings settings;
    private LocalWarehouse warehouse;
    private URI s3;

    private StandaloneRedshift(StandaloneSettings settings) {
        this.settings = settings;
    }

    /**
     * Returns when clients can connect.
     *
     * @throws StackException if the directory is in use, a port is taken or a part does not start; nothing is left running
     */
    public static StandaloneRedshift start(StandaloneSettings settings) {
        StandaloneRedshift redshift = new StandaloneRedshift(settings);
        boolean ready = false;
        try {
            redshift.start();
            ready = true;
            return redshift;
        } catch (IOException | S3StartException e) {
            throw new StackException(e.getMessage(), e);
        } finally {
            if (!ready) {
                redshift.close();
            }
        }
    }

    private void start() throws IOException {
        Files.createDirectories(settings.directory());
        parts.push(lock(settings.directory().resolve(LOCK_FILE)));
        s3 = settings.s3() instanceof S3Choice.Own own ? startS3(own) : ((S3Choice.Existing) settings.s3()).endpoint();
        LocalWarehouseConfig config = new LocalWarehouseConfig(
                settings.directory().resolve("warehouse"),
                HOST,
                settings.port(),
                settings.database(),
                settings.user(),
                settings.password(),
                s3,
                settings.region());
        warehouse = LocalWarehouse.start(config.with(settings.faults()));
        parts.push(warehouse);
    }

    private static DirectoryLock lock(Path file) {
        return DirectoryLock.tryAcquire(file)
                .orElseThrow(() -> new StackException(
                        "another Redshift (pid %s) uses %s; stop it, or say --data with another folder"
                                .formatted(DirectoryLock.ownerOf(file), file.getParent())));
    }

    private URI startS3(S3Choice.Own own) {
        LocalS3 started = LocalS3.start(
                new LocalS3Config(settings.directory().resolve("s3"), HOST, own.port(), QUEUES, settings.region()));
        parts.push(started);
        return started.endpoint();
    }

    /** Whether a Redshift with this directory is running, in any process. */
    public static boolean runsIn(Path directory) {
        Path file = directory.resolve(LOCK_FILE);
        if (!Files.exists(file)) {
            return false;
        }
        Optional<DirectoryLock> lock = DirectoryLock.tryAcquire(file);
        lock.ifPresent(DirectoryLock::close);
        return lock.isEmpty();
    }

    public LocalWarehouse warehouse() {
        return warehouse;
    }

    /** Endpoint of the S3 that COPY reads. */
    public URI s3() {
        return s3;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            close(parts.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new StackException("cannot stop: " + e.getMessage(), e);
        }
    }
}
