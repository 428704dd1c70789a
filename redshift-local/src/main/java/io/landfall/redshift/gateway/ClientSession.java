package io.landfall.redshift.gateway;

import io.landfall.redshift.history.SessionHistory;
import io.landfall.redshift.session.SessionActivity;
import io.landfall.redshift.statement.SharedServices;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.ProtocolViolation;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StartupPacket;
import io.landfall.redshift.wire.WatchedSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a client's messages one after another until it says goodbye, and looks after both sides while it waits. */
final class ClientSession {
    private static final Logger LOG = LoggerFactory.getLogger(ClientSession.class);
    private static final ServerError SHUT_DOWN =
            ServerError.of("57P01", "terminating connection due to administrator command");

    private final WatchedSocket socket;
    private final MessageStream client;
    private final BackendConnection backend;
    private final Relay relay;
    private final SimpleQuery simple;
    private final ExtendedQuery extended;
    /** The extended protocol with its faults in front. */
    private final ExtendedFaults watched;

    private final SessionActivity activity;
    private final SessionHistory history;
    private final CancellableWork work;
    private final PreparedPlans plans = new PreparedPlans();
    private final Parking parking;
    private final Turn turn = new Turn();

    ClientSession(
            WatchedSocket socket,
            MessageStream client,
            BackendConnection backend,
            SharedServices shared,
            StartupPacket.Session startup,
            Duration parkAfter,
            SessionActivity activity) {
        this.socket = socket;
        this.client = client;
        this.backend = backend;
        this.activity = activity;
        this.history = open(backend, shared, startup.parameters());
        this.relay = new Relay(client, backend, history);
        this.work = new CancellableWork(socket, backend);
        this.parking = new Parking(backend, startup.parameters().get("user"), plans, parkAfter);
        GatewaySession session = new GatewaySession(client, backend, shared, startup, history, work);
        SessionFaults faults = new SessionFaults(shared.faults(), client, backend, session, activity);
        Pipeline pipeline = new Pipeline(client, backend, relay);
        this.extended = new ExtendedQuery(backend, pipeline, session, parking, plans);
        this.watched = new ExtendedFaults(extended, pipeline, backend, faults, activity);
        this.simple = new SimpleQuery(backend, pipeline, relay, session, faults, statement -> {
            parking.note(statement);
            plans.note(statement);
        });
    }

    private static SessionHistory open(BackendConnection backend, SharedServices shared, Map<String, String> startup) {
        return shared.activity()
                .open(
                        backend::pid,
                        startup.get("user"),
                        startup.get("database"),
                        startup.getOrDefault("application_name", ""),
                        "");
    }

    void run() throws IOException, SessionRefused {
        socket.watch(() -> turn.whileWaiting(this::lookAround));
        try (history) {
            for (Message message = next(); message.type() != 'X'; message = next()) {
                handle(message);
            }
        }
    }

    private Message next() throws IOException {
        if (turn.ended()) {
            sayGoodbye();
        }
        turn.await();
        Message message = client.read();
        turn.work();
        return message;
    }

    /** The client is quiet: has PostgreSQL something to say, and can its process be given back? */
    private void lookAround() throws IOException {
        if (backend.parked()) {
            return;
        }
        if (backend.stirs()) {
            relay.passUnasked();
        } else if (parking.parkIfIdle()) {
            socket.sleep();
        }
    }

    private void handle(Message message) throws IOException, SessionRefused {
        switch (message.type()) {
            case 'Q' -> {
                wake(message);
                activity.runs(() -> message.reader().readString());
                simple.run(message);
                extended.simpleQueryRan();
                answered();
            }
            case 'F' -> {
                wake(message);
                simple.callFunction(message);
                answered();
            }
            case 'S' -> {
                wake(message);
                watched.handle(message);
                answered();
            }
            case 'P', 'B', 'D', 'E', 'C', 'H' -> {
                wake(message);
                parking.asked();
                watched.handle(message);
            }
            case 'd', 'c', 'f' -> {
                // Left over from a COPY that the client thinks it runs; the server ignores them, too.
            }
            default -> throw new ProtocolViolation("invalid frontend message type " + (int) message.type());
        }
    }

    private void wake(Message message) throws IOException, SessionRefused {
        if (backend.parked()) {
            socket.wake();
            parking.unpark();
        }
        history.asked(message);
    }

    private void answered() {
        parking.answered();
        activity.ready(backend.transaction().status(), backend.applicationName());
    }

    /** Cancels what the session runs, be it in PostgreSQL or in the gateway; from another thread. */
    void cancel() {
        activity.cancelDelay();
        try {
            backend.cancel();
        } catch (IOException failure) {
            LOG.debug("PostgreSQL could not be told to cancel: {}", failure.getMessage());
        }
        work.cancel();
    }

    /** Tells the client that the server stops, as soon as it can hear it; from another thread. */
    void shutDown() throws IOException {
        boolean waited = turn.end(this::sayGoodbye);
        if (!waited) {
            cancel();
        }
    }

    private void sayGoodbye() throws IOException {
        client.write(SHUT_DOWN.toMessage("FATAL"));
        client.flush();
        client.close();
    }
}
