package io.landfall.redshift.gateway;

import io.landfall.redshift.session.SessionActivity;
import io.landfall.redshift.statement.SharedServices;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.ProtocolViolation;
import io.landfall.redshift.wire.ReadWatch;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.ServerMessages;
import io.landfall.redshift.wire.StartupPacket;
import io.landfall.redshift.wire.WatchedSocket;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client, from the first byte of its connection to the end of its session. */
final class ClientConnection {
    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

    private final WatchedSocket socket;
    private final GatewayConfig config;
    private final SharedServices shared;
    private final OpenSessions sessions;
    private final Handshake handshake;
    /** Null until the client is authenticated. */
    private volatile BackendConnection backend;
    /** Null until the session has begun. */
    private volatile ClientSession session;

    ClientConnection(WatchedSocket socket, GatewayConfig config, SharedServices shared, OpenSessions sessions)
            throws IOException {
        this.socket = socket;
        this.config = config;
        this.shared = shared;
        this.sessions = sessions;
        this.handshake = new Handshake(socket, config, sessions);
    }

    /** Serves the client until it leaves; errors of the client's own making are reported to it. */
    void serve() throws IOException {
        try {
            converse();
            handshake.client().close();
        } finally {
            socket.close();
        }
    }

    private void converse() throws IOException {
        try {
            Optional<StartupPacket.Session> startup = handshake.perform();
            if (startup.isPresent()) {
                new ConnectionFaults(shared.faults()).meet(startup.get());
                openSession(startup.get());
            }
        } catch (SessionRefused refused) {
            refuse(refused.error());
        } catch (BackendGone gone) {
            if (!gone.announced()) {
                refuse(ServerError.of("08006", "server closed the connection unexpectedly"));
            }
        } catch (ProtocolViolation violation) {
            refuse(ServerError.of("08P01", violation.getMessage()));
        } catch (IllegalStateException broken) {
            LOG.warn("A session failed", broken);
            refuse(ServerError.of(ServerError.INTERNAL_ERROR, "internal error: " + broken.getMessage()));
        }
    }

    private void openSession(StartupPacket.Session startup) throws IOException, SessionRefused {
        try (BackendConnection opened = BackendConnection.open(config.backend(), startup, unlessClientLeaves())) {
            backend = opened;
            MessageStream client = handshake.client();
            SessionActivity activity = activity(opened, startup);
            session = new ClientSession(
                    socket, client, opened, shared, startup, config.settings().parkAfter(), activity);
            StartupPacket.Cancel key = sessions.enter(opened.pid(), session);
            shared.sessions().began(activity);
            try {
                greet(client, opened, key);
                runSession(opened);
            } finally {
                shared.sessions().ended(activity);
                sessions.leave(key);
            }
        }
    }

    private SessionActivity activity(BackendConnection opened, StartupPacket.Session startup) {
        String user = startup.parameters().get("user");
        String database = startup.parameters().get("database");
        return new SessionActivity(opened.pid(), user, database, opened.applicationName(), this::hangUp);
    }

    private static void greet(MessageStream client, BackendConnection opened, StartupPacket.Cancel key)
            throws IOException {
        client.write(ServerMessages.authenticationOk());
        for (Message parameter : opened.greeting()) {
            client.write(parameter);
        }
        client.write(ServerMessages.backendKey(key.pid(), key.secret()));
        client.write(ServerMessages.ready());
        client.flush();
    }

    private void runSession(BackendConnection opened) throws IOException, SessionRefused {
        try {
            session.run();
        } catch (IOException | IllegalStateException brokenOff) {
            // What it was doing has nobody left to do it for.
            opened.cancel();
            throw brokenOff;
        }
    }

    /** While PostgreSQL works nobody reads from the client, so its end has to be looked for. */
    private ReadWatch unlessClientLeaves() {
        Thread sessionThread = Thread.currentThread();
        return () -> {
            if (Thread.currentThread() == sessionThread && socket.peerIsGone()) {
                throw new ClientLeft();
            }
        };
    }

    private void refuse(ServerError error) throws IOException {
        MessageStream client = handshake.client();
        client.write(error.toMessage("FATAL"));
        client.flush();
    }

    /** Ends the session in good order, from another thread. */
    void shutDown() throws IOException {
        ClientSession running = session;
        if (running == null) {
            hangUp();
        } else {
            running.shutDown();
        }
    }

    /** Breaks the session from another thread. */
    void hangUp() throws IOException {
        socket.close();
        BackendConnection opened = backend;
        if (opened != null) {
            opened.hangUp();
        }
    }
}
