package io.landfall.redshift.gateway;

import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A client's pipeline of extended-protocol requests on its way to PostgreSQL. Requests for a statement that has steps to run
 * first are held back until it is executed: preparing it already takes PostgreSQL's snapshot of the data.
 */
final class Pipeline {
    private final MessageStream client;
    private final BackendConnection backend;
    private final Relay relay;
    private final List<Message> held = new ArrayList<>();
    private boolean certain = true;

    Pipeline(MessageStream client, BackendConnection backend, Relay relay) {
        this.client = client;
        this.backend = backend;
        this.relay = relay;
    }

    /** Keeps a request back until something else has to go on. */
    void hold(Message request) {
        held.add(request);
    }

    /** Sends a request on, behind those that were held back. */
    void send(Message request) throws IOException {
        release();
        relay.pipelined(request);
    }

    /** Sends on the execution of a statement that may end a transaction or change what names mean. */
    void sendUncertain(Message execute) throws IOException {
        send(execute);
        certain = false;
    }

    /** Whether the session's state is known without fetching the answers that are due. */
    boolean certain() {
        return certain;
    }

    /** Fetches all answers that are due. */
    void settle() throws IOException {
        release();
        settleSent();
    }

    /** Fetches the answers to what was sent; what is held back stays so. */
    void settleSent() throws IOException {
        relay.settle();
        certain = true;
    }

    /** The client wants to see all answers now. */
    void flush() throws IOException {
        settle();
        client.flush();
    }

    /** Ends the pipeline with the client's Sync. */
    void end(Message sync) throws IOException {
        release();
        relay.untilReady(sync);
        certain = true;
    }

    /** What of the pipeline PostgreSQL has carried out since the last call. */
    PreparedPlans.Confirmed takeConfirmed() {
        return relay.takeConfirmed();
    }

    private void release() throws IOException {
        if (!backend.failed()) {
            for (Message request : held) {
                relay.pipelined(request);
            }
        }
        held.clear();
    }
}
