package io.landfall.stager.copy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A wire to the warehouse that can break on the client's side alone: the server notices nothing and goes on with what it
 * does, as behind a firewall that forgot the connection. Breaks every connection that is open, not those that come later.
 */
final class CutWire implements AutoCloseable {

    private final ServerSocket listener;
    private final int serverPort;
    private final List<Pair> open = new CopyOnWriteArrayList<>();
    private final List<Pair> broken = new CopyOnWriteArrayList<>();

    private record Pair(Socket client, Socket server) {}

    CutWire(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Lets the clients see the end of their connections. */
    void cut() {
        List<Pair> now = List.copyOf(open);
        broken.addAll(now);
        open.removeAll(now);
        now.forEach(pair -> close(pair.client()));
    }

    /** Lets the server see at last that the clients that were cut are gone. */
    void tellServer() {
        broken.forEach(pair -> close(pair.server()));
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                Pair pair = new Pair(client, new Socket(InetAddress.getLoopbackAddress(), serverPort));
                open.add(pair);
                daemon(() -> pump(pair.client(), pair.server(), pair));
                daemon(() -> pump(pair.server(), pair.client(), pair));
            }
        } catch (IOException e) {
            close();
        }
    }

    /** An end that is closed by one side is passed on to the other, unless it was cut here. */
    private void pump(Socket from, Socket to, Pair pair) {
        try {
            InputStream in = from.getInputStream();
            byte[] bytes = new byte[8192];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                to.getOutputStream().write(bytes, 0, n);
            }
        } catch (IOException e) {
            // Reset instead of closed: the same to the other side.
        }
        if (!broken.contains(pair)) {
            close(to);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "cut-wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
        tellServer();
    }
}
