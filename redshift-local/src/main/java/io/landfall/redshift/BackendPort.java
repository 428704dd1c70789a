package io.landfall.redshift;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * A port for the PostgreSQL below a gateway. It is chosen seconds before it is used, so it is none that Linux, macOS or Windows
 * give to whoever asks for any port; servers that start together choose from different places.
 */
final class BackendPort {

    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 15_000;

    private BackendPort() {}

    static int choose() throws IOException {
        int from = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
        return IntStream.concat(IntStream.range(from, HIGHEST), IntStream.range(LOWEST, from))
                .filter(BackendPort::isFree)
                .findFirst()
                .orElseThrow(
                        () -> new IOException("no port from " + LOWEST + " to " + HIGHEST + " is free for PostgreSQL"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
