package io.landfall.redshift.gateway;

import io.landfall.redshift.statement.SharedServices;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.ProtocolViolation;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StartupPacket;
import io.landfall.redshift.wire.WatchedSocket;
import java.io.IOException;
import java.time.Duration;
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
            Duration parkAfter) {
        this.socket = socket;
        this.client = client;
        this.backend = backend;
        this.relay = new Relay(client, backend);
        this.work = new CancellableWork(socket);
        this.parking = new Parking(backend, startup.parameters().get("user"), plans, parkAfter);
        GatewaySession session = new GatewaySession(client, backend, shared, startup, work);
        Pipeline pipeline = new Pipeline(client, backend, relay);
        this.extended = new ExtendedQuery(backend, pipeline, session, parking, plans);
        this.simple = new SimpleQuery(backend, pipeline, relay, session, statement -> {
            parking.note(statement);
            plans.note(statement);
        });
    }

    void run() throws IOException, SessionRefused {
        socket.watch(() -> turn.whileWaiting(this::lookAround));
        for (Message message = next(); message.type() != 'X'; message = next()) {
            handle(message);
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
                wake();
                simple.run(message);
                extended.simpleQueryRan();
                parking.answered();
            }
            case 'F' -> {
                wake();
                simple.callFunction(message);
                parking.answered();
            }
            case 'S' -> {
                wake();
                extended.handle(message);
                parking.answered();
            }
            case 'P', 'B', 'D', 'E', 'C', 'H' -> {
                wake();
                parking.asked();
                extended.handle(message);
            }
            case 'd', 'c', 'f' -> {
                // Left over from a COPY that the client thinks it runs; the server ignores them, too.
            }
            default -> throw new ProtocolViolation("invalid frontend message type " + (int) message.type());
        }
    }

    private void wake() throws IOException, SessionRefused {
        if (backend.parked()) {
            socket.wake();
            parking.unpark();
        }
    }

    /** Cancels what the session runs, be it in PostgreSQL or in the gateway; from another thread. */
    void cancel() {
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
