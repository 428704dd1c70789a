package io.landfall.redshift.gateway;

import io.landfall.redshift.session.SessionActivity;
import io.landfall.redshift.statement.SharedServices;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.ProtocolViolation;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.ServerMessages;
import io.landfall.redshift.wire.StartupPacket;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** One client, from the first byte of its connection to the end of its session. */
final class ClientConnection {
    private final MessageStream client;
    private final GatewayConfig config;
    private final SharedServices shared;
    /** Null until the client is authenticated. */
    private volatile BackendConnection backend;

    ClientConnection(Socket socket, GatewayConfig config, SharedServices shared) throws IOException {
        this.client = new MessageStream(socket);
        this.config = config;
        this.shared = shared;
    }

    /** Serves the client until it leaves; errors of the client's own making are reported to it. */
    void serve() throws IOException {
        try (client) {
            converse();
        }
    }

    private void converse() throws IOException {
        try {
            Optional<StartupPacket.Session> startup = new Handshake(client, config, shared.sessions()).perform();
            if (startup.isPresent()) {
                new ConnectionFaults(shared.faults()).meet(startup.get());
                runSession(startup.get());
            }
        } catch (SessionRefused refused) {
            refuse(refused.error());
        } catch (ProtocolViolation violation) {
            refuse(ServerError.of("08P01", violation.getMessage()));
        }
    }

    private void runSession(StartupPacket.Session startup) throws IOException, SessionRefused {
        try (BackendConnection opened = BackendConnection.open(config.backend(), startup)) {
            backend = opened;
            client.write(ServerMessages.authenticationOk());
            for (Message message : opened.greeting()) {
                client.write(message);
            }
            client.flush();
            converse(opened, startup);
        }
    }

    private void converse(BackendConnection opened, StartupPacket.Session startup) throws IOException {
        String user = startup.parameters().get("user");
        SessionActivity activity = new SessionActivity(
                opened.pid(),
                user,
                startup.parameters().getOrDefault("database", user),
                opened.applicationName(),
                opened.cancelKey(),
                this::hangUp);
        shared.sessions().began(activity);
        try {
            new ClientSession(client, opened, shared, startup, activity).run();
        } finally {
            shared.sessions().ended(activity);
        }
    }

    private void refuse(ServerError error) throws IOException {
        client.write(error.toMessage("FATAL"));
        client.flush();
    }

    /** Breaks the session from another thread. */
    void hangUp() throws IOException {
        client.close();
        BackendConnection opened = backend;
        if (opened != null) {
            opened.hangUp();
        }
    }
}
