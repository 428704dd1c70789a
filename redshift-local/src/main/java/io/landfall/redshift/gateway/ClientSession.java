package io.landfall.redshift.gateway;

import io.landfall.redshift.history.SessionHistory;
import io.landfall.redshift.session.SessionActivity;
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
    private final BackendConnection backend;
    private final SessionHistory history;
    private final SessionActivity activity;
    private final Relay relay;
    private final SimpleQuery simple;
    private final ExtendedFaults extended;

    ClientSession(
            MessageStream client,
            BackendConnection backend,
            SharedServices shared,
            StartupPacket.Session startup,
            SessionActivity activity) {
        this.client = client;
        this.backend = backend;
        this.activity = activity;
        this.history = open(backend, shared, startup.parameters());
        this.relay = new Relay(client, backend, history);
        GatewaySession session = new GatewaySession(client, backend, shared, startup, history);
        SessionFaults faults = new SessionFaults(shared.faults(), client, backend, session, activity);
        Pipeline pipeline = new Pipeline(client, backend, relay);
        this.simple = new SimpleQuery(backend, relay, session, faults);
        this.extended =
                new ExtendedFaults(new ExtendedQuery(backend, pipeline, session), pipeline, backend, faults, activity);
    }

    private static SessionHistory open(BackendConnection backend, SharedServices shared, Map<String, String> startup) {
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
        try (history) {
            converse();
        }
    }

    private void converse() throws IOException {
        for (Message message = client.read(); message.type() != 'X'; message = client.read()) {
            Message current = message;
            history.asked(message);
            switch (message.type()) {
                case 'Q' -> {
                    activity.runs(() -> current.reader().readString());
                    simple.run(message);
                }
                case 'F' -> relay.untilReady(message);
                case 'P', 'B', 'D', 'E', 'C', 'H', 'S' -> extended.handle(message);
                default -> throw new ProtocolViolation("invalid frontend message type " + (int) message.type());
            }
            if (message.type() == 'Q' || message.type() == 'S') {
                activity.ready(backend.transaction().status(), backend.applicationName());
            }
        }
    }
}
