package io.landfall.quality.service;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands before a mail server that has no TLS, and offers STARTTLS (RFC 3207): what comes after it is the server's. */
final class StartTlsFront implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StartTlsFront.class);

    private final ServerSocket socket;
    private final SSLContext tls;
    private final int server;
    private final List<String> inTheClear = new CopyOnWriteArrayList<>();

    /**
     * @param address where it listens
     * @param server port of the mail server
     */
    StartTlsFront(String address, SSLContext tls, int server) throws IOException {
        this.socket = new ServerSocket(0, 5, InetAddress.getByName(address));
        this.tls = tls;
        this.server = server;
        daemon(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Every line that came before the connection was secure. */
    List<String> inTheClear() {
        return inTheClear;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                daemon(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            say(client, "220 front");
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                inTheClear.add(line);
                if (line.equals("STARTTLS")) {
                    say(client, "220 go on");
                    secure(client);
                    return;
                }
                say(client, line.startsWith("EHLO") ? "250-front\r\n250 STARTTLS" : "530 STARTTLS first");
            }
        } catch (IOException e) {
            LOG.debug("the client is gone, perhaps because it did not like the certificate", e);
        }
    }

    private void secure(Socket client) throws IOException {
        try (SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(client, null, true);
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            secured.startHandshake();
            // Its greeting was said in its place.
            while (behind.getInputStream().read() != '\n') {}
            daemon(() -> copy(behind, secured));
            secured.getInputStream().transferTo(behind.getOutputStream());
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            close(to);
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "starttls-front");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable what) {
        try {
            what.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
