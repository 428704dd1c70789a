package io.landfall.redshift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that still runs on our data directory because the JVM that started it was killed. */
final class OrphanedServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final String PID_FILE = "postmaster.pid";
    private static final long STOP_SECONDS = 10;

    private OrphanedServer() {}

    /** Stops it if there is one; its files are then recovered by the next start. */
    static void stop(Path dataDirectory) throws IOException {
        Path pidFile = dataDirectory.resolve(PID_FILE);
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> process = Files.readAllLines(pidFile).stream()
                .findFirst()
                .filter(line -> line.strip().matches("\\d{1,18}"))
                .flatMap(OrphanedServer::find);
        if (process.isPresent()) {
            LOG.warn(
                    "Stopping the PostgreSQL (pid {}) an earlier run left behind",
                    process.get().pid());
            terminate(process.get());
        }
        Files.deleteIfExists(pidFile);
    }

    /** The process, unless its number has been given to another program since. */
    private static Optional<ProcessHandle> find(String pid) {
        return ProcessHandle.of(Long.parseLong(pid.strip()))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    private static void terminate(ProcessHandle process) throws IOException {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stopping the server left behind", interrupted);
        }
    }
}
