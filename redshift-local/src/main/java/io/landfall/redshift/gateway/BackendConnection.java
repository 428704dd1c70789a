package io.landfall.redshift.gateway;

import io.landfall.redshift.failure.ErrorTranslation;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.PayloadReader;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.ServerMessages;
import io.landfall.redshift.wire.StartupPacket;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A client's own connection to PostgreSQL. */
final class BackendConnection implements Closeable {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    /** The version Redshift has reported since its first release. */
    private static final String REDSHIFT_SERVER_VERSION = "8.0.2";

    private static final Set<String> REPORTED_PARAMETERS = Set.of(
            "application_name",
            "client_encoding",
            "DateStyle",
            "integer_datetimes",
            "is_superuser",
            "server_encoding",
            "server_version",
            "session_authorization",
            "standard_conforming_strings",
            "TimeZone");

    private final MessageStream stream;
    private final List<Message> greeting = new ArrayList<>();
    private int pid;
    private final TransactionState transaction = new TransactionState();
    private ErrorTranslation errors = ErrorTranslation.NONE;
    private boolean failed;

    private BackendConnection(MessageStream stream) {
        this.stream = stream;
    }

    /**
     * Opens the session in PostgreSQL.
     *
     * @throws SessionRefused with PostgreSQL's reason, for example an unknown database (3D000)
     */
    static BackendConnection open(InetSocketAddress address, StartupPacket.Session startup)
            throws IOException, SessionRefused {
        Socket socket = new Socket();
        BackendConnection connection = null;
        try {
            socket.connect(address, CONNECT_TIMEOUT_MILLIS);
            connection = new BackendConnection(new MessageStream(socket));
            connection.start(startup);
            return connection;
        } catch (IOException | SessionRefused failure) {
            socket.close();
            throw failure;
        }
    }

    private void start(StartupPacket.Session startup) throws IOException, SessionRefused {
        stream.writeUntyped(startup.toBytes());
        stream.flush();
        while (true) {
            Message message = stream.read();
            switch (message.type()) {
                case 'E' -> throw new SessionRefused(ServerError.parse(message));
                case 'S' -> greet(message);
                case 'K' -> {
                    pid = message.reader().readInt32();
                    greeting.add(message);
                }
                case 'Z' -> {
                    greeting.add(message);
                    return;
                }
                default -> authenticationOrNotice(message);
            }
        }
    }

    private static void authenticationOrNotice(Message message) throws SessionRefused {
        if (message.type() == 'R' && message.reader().readInt32() != 0) {
            throw new SessionRefused(ServerError.of("08004", "the embedded server asks for a password"));
        }
    }

    private void greet(Message status) {
        if (isReported(status)) {
            greeting.add(asRedshift(status));
        }
    }

    /** Whether Redshift clients are told about this parameter. */
    static boolean isReported(Message status) {
        return REPORTED_PARAMETERS.contains(status.reader().readString());
    }

    private static Message asRedshift(Message status) {
        PayloadReader reader = status.reader();
        boolean version = reader.readString().equals("server_version");
        return version ? ServerMessages.parameterStatus("server_version", REDSHIFT_SERVER_VERSION) : status;
    }

    /** What the client is sent behind the successful authentication, ReadyForQuery last. */
    List<Message> greeting() {
        return greeting;
    }

    /** Number of the server process; the client sees the same. */
    int pid() {
        return pid;
    }

    /** Where the session stands in its transaction. */
    TransactionState transaction() {
        return transaction;
    }

    /** From now on errors are read as Redshift would word them. */
    void translateErrors(ErrorTranslation translation) {
        errors = translation;
    }

    /** Whether the server ignores everything up to the next Sync, because a message of the pipeline failed. */
    boolean failed() {
        return failed;
    }

    void send(Message message) throws IOException {
        stream.write(message);
    }

    void flush() throws IOException {
        stream.flush();
    }

    boolean hasInput() throws IOException {
        return stream.hasInput();
    }

    Message read() throws IOException {
        Message message = stream.read();
        transaction.follow(message);
        if (message.type() == 'E') {
            failed = true;
            return errors.translate(message);
        }
        failed &= message.type() != 'Z';
        return message;
    }

    /** Makes PostgreSQL abort the transaction, as if the statement the gateway refused had failed there. */
    void abortTransaction() throws IOException {
        if (failed) {
            return;
        }
        send(ClientMessages.parse("", "ABORTED"));
        send(ClientMessages.flush());
        flush();
        while (!failed) {
            read();
        }
    }

    /** Breaks the connection, also while another thread waits for an answer. */
    void hangUp() throws IOException {
        stream.close();
    }

    @Override
    public void close() throws IOException {
        try {
            send(ClientMessages.terminate());
            flush();
        } finally {
            stream.close();
        }
    }
}
