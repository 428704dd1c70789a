package io.landfall.local.stack;

import io.landfall.redshift.controlplane.warehouse.WarehouseHostException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which cluster has which port, kept beside their data: one has the stack's warehouse port, the others whatever was free when they first
 * started, and each gets its own again when it is resumed or the stack restarts.
 */
final class ClusterPorts {

    static final int ANY_FREE_ONE = 0;

    private static final String SUFFIX = ".port";
    /** Stands for the stack's port, which may be another one at the next start. */
    private static final String OF_THE_STACK = "stack";

    private final Path directory;
    private final int stackPort;

    ClusterPorts(Path directory, int stackPort) {
        this.directory = directory;
        this.stackPort = stackPort;
    }

    /** The port to start a cluster on. The stack's one is its from now on, if nobody else's. */
    synchronized int choose(String clusterId) {
        Optional<String> kept = read(file(clusterId));
        if (kept.isEmpty() && isStackPortFree()) {
            write(clusterId, OF_THE_STACK);
            return stackPort;
        }
        if (kept.isEmpty()) {
            return ANY_FREE_ONE;
        }
        if (kept.get().equals(OF_THE_STACK)) {
            return stackPort;
        }
        int port = Integer.parseInt(kept.get());
        return Ports.isFree(port) ? port : ANY_FREE_ONE;
    }

    synchronized void remember(String clusterId, int port) {
        write(clusterId, port == stackPort ? OF_THE_STACK : Integer.toString(port));
    }

    synchronized void forget(String clusterId) {
        try {
            Files.deleteIfExists(file(clusterId));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private boolean isStackPortFree() {
        if (!Files.isDirectory(directory)) {
            return true;
        }
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> markers =
                    files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
            return markers.stream().map(ClusterPorts::read).noneMatch(kept -> kept.equals(Optional.of(OF_THE_STACK)));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void write(String clusterId, String content) {
        try {
            Files.createDirectories(directory);
            Files.writeString(file(clusterId), content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
                    : Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** A cluster identifier has no dot, so no data directory is called like this. */
    private Path file(String clusterId) {
        return directory.resolve(clusterId + SUFFIX);
    }

    private static WarehouseHostException unusable(IOException e) {
        return new WarehouseHostException("the ports of the clusters cannot be kept: " + e.getMessage(), e);
    }
}
