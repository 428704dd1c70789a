package io.landfall.redshift.gateway;

import io.landfall.redshift.history.SessionHistory;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import java.io.IOException;

/**
 * Passes messages through in both directions on one thread. Requests are sent on without waiting; every so often, and whenever
 * the gateway has to answer something itself, all answers that are due are fetched, so that neither side's buffers can fill up.
 */
final class Relay {
    private static final int MAX_PENDING_MESSAGES = 64;
    private static final int MAX_PENDING_BYTES = 64 * 1024;
    /** Messages that conclude the answer to one request of the extended protocol. */
    private static final String CONCLUDING = "123nTCIs";

    private final MessageStream client;
    private final BackendConnection backend;
    private final SessionHistory history;
    private final AnswerTranslation translation = new AnswerTranslation();
    private final SuperColumns superColumns = new SuperColumns();
    private int pendingAnswers;
    private int preparedStatements;
    private int closed;
    private int pendingBytes;

    Relay(MessageStream client, BackendConnection backend, SessionHistory history) {
        this.client = client;
        this.backend = backend;
        this.history = history;
    }

    /** Sends a request of the extended protocol, which the server will answer. */
    void request(Message message) throws IOException {
        backend.send(superColumns.requested(message));
        pendingAnswers++;
        pendingBytes += message.wireSize();
    }

    /** Sends on a request of a client's pipeline, which may be of any length. */
    void pipelined(Message message) throws IOException {
        request(message);
        if (pendingAnswers >= MAX_PENDING_MESSAGES || pendingBytes >= MAX_PENDING_BYTES) {
            settle("");
        }
    }

    /** Fetches all answers that are due and passes them to the client. */
    void settle() throws IOException {
        settle("");
    }

    /** How many ParseComplete messages have come since the last call. */
    PreparedPlans.Confirmed takeConfirmed() {
        PreparedPlans.Confirmed count = new PreparedPlans.Confirmed(preparedStatements, closed);
        preparedStatements = 0;
        closed = 0;
        return count;
    }

    /** @param hidden types of messages that the client did not ask for */
    void settle(String hidden) throws IOException {
        if (pendingAnswers > 0 && !backend.failed()) {
            backend.send(ClientMessages.flush());
            backend.flush();
        }
        while (pendingAnswers > 0 && !backend.failed()) {
            Message answer = superColumns.answered(backend.read());
            count(answer);
            pendingAnswers -= CONCLUDING.indexOf(answer.type()) >= 0 ? 1 : 0;
            if (hidden.indexOf(answer.type()) < 0) {
                pass(answer);
            }
        }
        pendingAnswers = 0;
        pendingBytes = 0;
    }

    /** Sends a message on and passes everything back until the server is ready for the next query. */
    void untilReady(Message message) throws IOException {
        backend.send(message);
        backend.flush();
        Message answer;
        do {
            answer = superColumns.answered(backend.read());
            count(answer);
            pass(answer);
        } while (answer.type() != 'Z');
        pendingAnswers = 0;
        pendingBytes = 0;
        client.flush();
    }

    /** Passes on what PostgreSQL says without being asked, for example that it ends the session. */
    void passUnasked() throws IOException {
        do {
            Message message = backend.read();
            pass(message);
            if (message.type() == 'E') {
                throw new BackendGone(true);
            }
        } while (backend.hasInput());
        client.flush();
    }

    private void count(Message answer) {
        preparedStatements += answer.type() == '1' ? 1 : 0;
        closed += answer.type() == '3' ? 1 : 0;
    }

    private void pass(Message answer) throws IOException {
        if (answer.type() == 'G') {
            // Redshift never asks a client for rows, and its driver would not know what to do.
            backend.send(ClientMessages.copyFail("COPY FROM STDIN is not supported"));
            backend.flush();
            return;
        }
        history.answered(answer);
        Message translated = translation.translate(answer);
        if (translated != null) {
            client.write(translated);
        }
        if (answer.type() == 'E') {
            // It may be the server's last word.
            client.flush();
        }
    }
}
