package io.landfall.redshift.gateway;

import io.landfall.redshift.failure.ErrorTranslation;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.PayloadReader;
import io.landfall.redshift.wire.ReadWatch;
import io.landfall.redshift.wire.ServerMessages;
import io.landfall.redshift.wire.StartupPacket;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A client's own connection to PostgreSQL. While the session rests it may be parked: then there is no process behind it. */
final class BackendConnection implements Closeable {
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

    private final InetSocketAddress address;
    private final StartupPacket.Session startup;
    private final ReadWatch watch;
    /** Null while parked. */
    private volatile BackendLink link;

    private int pid;
    private final TransactionState transaction = new TransactionState();
    private ErrorTranslation errors = ErrorTranslation.NONE;
    private String applicationName = "";
    private boolean failed;
    private boolean copying;
    private boolean suspended;
    private boolean saidGoodbye;

    private BackendConnection(InetSocketAddress address, StartupPacket.Session startup, ReadWatch watch) {
        this.address = address;
        this.startup = startup;
        this.watch = watch;
    }

    /**
     * Opens the session in PostgreSQL.
     *
     * @param watch asked every so often while PostgreSQL works
     * @throws SessionRefused with PostgreSQL's reason, for example an unknown database (3D000)
     */
    static BackendConnection open(InetSocketAddress address, StartupPacket.Session startup, ReadWatch watch)
            throws IOException, SessionRefused {
        BackendConnection connection = new BackendConnection(address, startup, watch);
        connection.unpark();
        return connection;
    }

    private void note(Message status) {
        PayloadReader reader = status.reader();
        if (reader.readString().equals("application_name")) {
            applicationName = reader.readString();
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

    /** The parameters the client is told at its start-up. */
    List<Message> greeting() throws IOException {
        List<Message> greeting = new ArrayList<>();
        for (Message status : link().parameters()) {
            if (isReported(status)) {
                greeting.add(asRedshift(status));
            }
        }
        return greeting;
    }

    /** Number of the server process; another one after parking. */
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

    /** As PostgreSQL reported it last. */
    String applicationName() {
        return applicationName;
    }

    /** Whether the server ignores everything up to the next Sync, because a message of the pipeline failed. */
    boolean failed() {
        return failed;
    }

    void send(Message message) throws IOException {
        link().stream().write(message);
    }

    void flush() throws IOException {
        link().stream().flush();
    }

    boolean hasInput() throws IOException {
        return link().stream().hasInput();
    }

    /** Whether something has come unasked, be it the end of the connection; does not wait. */
    boolean stirs() throws IOException {
        BackendLink current = link();
        return current.stream().hasInput()
                || current.socket().peerIsGone()
                || current.stream().hasInput();
    }

    /** @throws BackendGone when the server process has ended the connection */
    Message read() throws IOException {
        Message message = receive();
        transaction.follow(message);
        follow(message);
        return message.type() == 'E' ? errors.translate(message) : message;
    }

    private void follow(Message message) {
        switch (message.type()) {
            case 'E' -> {
                failed = true;
                copying = false;
                suspended = false;
                saidGoodbye = message.payload()[1] != 'E';
            }
            case 'S' -> note(message);
            case 'Z' -> failed = false;
            case 'G' -> copying = true;
            case 'C' -> {
                copying = false;
                suspended = false;
            }
            case 's' -> suspended = true;
            default -> {}
        }
    }

    private Message receive() throws IOException {
        try {
            return link().stream().read();
        } catch (EOFException | SocketException ended) {
            throw new BackendGone(saidGoodbye);
        }
    }

    /** Whether the last execution stopped at its row limit. */
    boolean suspended() {
        return suspended;
    }

    /** Makes PostgreSQL abort the transaction, as if the statement the gateway refused had failed there. */
    void abortTransaction() throws IOException {
        if (failed) {
            return;
        }
        send(copying ? ClientMessages.copyFail("load failed") : ClientMessages.parse("", "ABORTED"));
        send(ClientMessages.flush());
        flush();
        while (!failed) {
            read();
        }
    }

    boolean parked() {
        return link == null;
    }

    /** Gives the server process back; the session must rest outside of a transaction. */
    void park() throws IOException {
        try (MessageStream given = link().stream()) {
            link = null;
            given.write(ClientMessages.terminate());
            given.flush();
        }
    }

    /** Gets a server process again; settings made since the start-up are not in it. */
    void unpark() throws IOException, SessionRefused {
        link = BackendLink.open(address, startup, watch);
        pid = link.key().pid();
        link.parameters().forEach(this::note);
        failed = false;
        copying = false;
    }

    /** Cancels what PostgreSQL does for this session; from another thread. */
    void cancel() throws IOException {
        BackendLink current = link;
        if (current != null) {
            current.cancel();
        }
    }

    private BackendLink link() throws IOException {
        BackendLink current = link;
        if (current == null) {
            throw new SocketException("the session has no server process");
        }
        return current;
    }

    /** Breaks the connection, also while another thread waits for an answer. */
    void hangUp() throws IOException {
        BackendLink current = link;
        if (current != null) {
            current.stream().close();
        }
    }

    @Override
    public void close() throws IOException {
        if (!parked()) {
            park();
        }
    }
}
