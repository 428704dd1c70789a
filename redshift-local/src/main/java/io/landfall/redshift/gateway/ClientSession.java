package io.landfall.redshift.gateway;

import io.landfall.redshift.history.SessionActivity;
import io.landfall.redshift.statement.SharedServices;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.ProtocolViolation;
import io.landfall.redshift.wire.StartupPacket;
import java.io.IOException;
import java.util.Map;

/** Reads a client's messages one after another until it says goodbye. */
final class ClientSession {
    private final MessageStream client;
    private final SessionActivity activity;
    private final Relay relay;
    private final SimpleQuery simple;
    private final ExtendedQuery extended;

    ClientSession(
            MessageStream client, BackendConnection backend, SharedServices shared, StartupPacket.Session startup) {
        this.client = client;
        this.activity = open(backend, shared, startup.parameters());
        this.relay = new Relay(client, backend, activity);
        GatewaySession session = new GatewaySession(client, backend, shared, startup, activity);
        this.simple = new SimpleQuery(backend, relay, session);
        this.extended = new ExtendedQuery(backend, new Pipeline(client, backend, relay), session);
    }

    private static SessionActivity open(BackendConnection backend, SharedServices shared, Map<String, String> startup) {
        String user = startup.get("user");
        return shared.activity()
                .open(
                        backend::pid,
                        user,
                        startup.getOrDefault("database", user),
                        startup.getOrDefault("application_name", ""),
                        startup.getOrDefault("driver_version", ""));
    }

    void run() throws IOException {
        try (activity) {
            converse();
        }
    }

    private void converse() throws IOException {
        for (Message message = client.read(); message.type() != 'X'; message = client.read()) {
            activity.asked(message);
            switch (message.type()) {
                case 'Q' -> simple.run(message);
                case 'F' -> relay.untilReady(message);
                case 'P', 'B', 'D', 'E', 'C', 'H', 'S' -> extended.handle(message);
                default -> throw new ProtocolViolation("invalid frontend message type " + (int) message.type());
            }
        }
    }
}
