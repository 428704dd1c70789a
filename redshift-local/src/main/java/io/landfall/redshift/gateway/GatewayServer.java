package io.landfall.redshift.gateway;

import io.landfall.redshift.session.Sessions;
import io.landfall.redshift.statement.SharedServices;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts clients; one thread each. Closing ends all sessions and waits for them. */
public final class GatewayServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);
    private static final Duration SESSION_END_TIMEOUT = Duration.ofSeconds(5);
    private static final int ACCEPT_BACKLOG = 100;

    private final GatewayConfig config;
    private final SharedServices shared;
    private final ServerSocket listener;
    private final Thread acceptor;
    private final Set<SessionThread> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicLong sessionNumbers = new AtomicLong();

    private GatewayServer(GatewayConfig config, SharedServices shared) throws IOException {
        this.config = config;
        this.shared = shared;
        this.listener = new ServerSocket(
                config.listen().getPort(), ACCEPT_BACKLOG, config.listen().getAddress());
        this.acceptor = new Thread(this::acceptAll, "redshift-gateway");
    }

    /**
     * Starts listening.
     *
     * @throws IOException when the port is taken
     */
    public static GatewayServer start(GatewayConfig config, SharedServices shared) throws IOException {
        GatewayServer server = new GatewayServer(config, shared);
        server.acceptor.start();
        return server;
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Who is connected. */
    public Sessions sessions() {
        return shared.sessions();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                open(listener.accept());
            } catch (IOException failure) {
                if (!listener.isClosed()) {
                    LOG.warn("A client could not be accepted: {}", failure.getMessage());
                }
            }
        }
    }

    private void open(Socket socket) throws IOException {
        ClientConnection connection = new ClientConnection(socket, config, shared);
        SessionThread session = new SessionThread(connection, sessionNumbers.incrementAndGet());
        sessions.add(session);
        session.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        join(acceptor);
        shared.sessions().release();
        for (SessionThread session : sessions) {
            session.connection.hangUp();
        }
        sessions.forEach(GatewayServer::join);
        shared.activity().publish();
    }

    private static void join(Thread thread) {
        try {
            thread.join(SESSION_END_TIMEOUT.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread of one client. */
    private final class SessionThread extends Thread {
        private final ClientConnection connection;

        SessionThread(ClientConnection connection, long number) {
            super("redshift-session-" + number);
            this.connection = connection;
        }

        @Override
        public void run() {
            try {
                connection.serve();
            } catch (IOException ended) {
                LOG.debug("Session ended: {}", ended.getMessage());
            } finally {
                sessions.remove(this);
            }
        }
    }
}
