package io.landfall.redshift.gateway;

import io.landfall.redshift.session.Sessions;
import io.landfall.redshift.statement.SharedServices;
import io.landfall.redshift.wire.WatchedServerSocket;
import io.landfall.redshift.wire.WatchedSocket;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts clients; one thread each. Closing tells all clients, ends their sessions and waits for them. */
public final class GatewayServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GatewayServer.class);
    private static final Duration SESSION_END_TIMEOUT = Duration.ofSeconds(5);
    private static final int ACCEPT_BACKLOG = 200;
    /** For cancel requests, and for clients that have to be told that there are too many. */
    private static final int SPARE_CONNECTIONS = 100;

    private final GatewayConfig config;
    private final SharedServices shared;
    private final ServerSocket listener;
    private final Thread acceptor;
    private final Set<SessionThread> sessions = ConcurrentHashMap.newKeySet();
    private final OpenSessions openSessions;
    private final AtomicLong sessionNumbers = new AtomicLong();

    private GatewayServer(GatewayConfig config, SharedServices shared) throws IOException {
        this.config = config;
        this.shared = shared;
        this.openSessions = new OpenSessions(config.settings().maxSessions());
        this.listener = new WatchedServerSocket(config.listen(), ACCEPT_BACKLOG);
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

    /** How many connections are being served. */
    int connections() {
        return sessions.size();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                open((WatchedSocket) listener.accept());
            } catch (IOException failure) {
                if (!listener.isClosed()) {
                    LOG.warn("A client could not be accepted: {}", failure.getMessage());
                }
            }
        }
    }

    private void open(WatchedSocket socket) throws IOException {
        if (sessions.size() >= config.settings().maxSessions() + SPARE_CONNECTIONS) {
            socket.close();
            return;
        }
        ClientConnection connection = new ClientConnection(socket, config, shared, openSessions);
        SessionThread session = new SessionThread(connection, sessionNumbers.incrementAndGet(), sessions::remove);
        sessions.add(session);
        session.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        join(acceptor);
        long deadline = System.nanoTime() + SESSION_END_TIMEOUT.toNanos();
        for (SessionThread session : sessions) {
            shutDown(session.connection());
        }
        sessions.forEach(session -> joinUntil(deadline, session));
        for (SessionThread session : sessions) {
            session.connection().hangUp();
        }
        sessions.forEach(GatewayServer::join);
        shared.activity().publish();
    }

    private static void shutDown(ClientConnection connection) throws IOException {
        try {
            connection.shutDown();
        } catch (IOException gone) {
            LOG.debug("A client did not hear that the server stops: {}", gone.getMessage());
            connection.hangUp();
        }
    }

    private static void joinUntil(long deadline, Thread thread) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        try {
            thread.join(Math.max(1, left));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(SESSION_END_TIMEOUT.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
