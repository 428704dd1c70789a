package io.landfall.redshift.gateway;

import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.ReadWatch;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StartupPacket;
import io.landfall.redshift.wire.WatchedSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection to a PostgreSQL process, past its start-up.
 *
 * @param key what cancels the process's work
 * @param parameters the ParameterStatus messages of the start-up
 */
record BackendLink(WatchedSocket socket, MessageStream stream, StartupPacket.Cancel key, List<Message> parameters) {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    /**
     * Opens the session in PostgreSQL.
     *
     * @param watch asked while PostgreSQL takes its time
     * @throws SessionRefused with PostgreSQL's reason, for example an unknown database (3D000)
     */
    static BackendLink open(InetSocketAddress address, StartupPacket.Session startup, ReadWatch watch)
            throws IOException, SessionRefused {
        WatchedSocket socket = new WatchedSocket();
        try {
            socket.connect(address, CONNECT_TIMEOUT_MILLIS);
            socket.watch(watch);
            return start(socket, startup);
        } catch (IOException | SessionRefused failure) {
            socket.close();
            throw failure;
        }
    }

    private static BackendLink start(WatchedSocket socket, StartupPacket.Session startup)
            throws IOException, SessionRefused {
        MessageStream stream = new MessageStream(socket);
        stream.writeUntyped(startup.toBytes());
        stream.flush();
        List<Message> parameters = new ArrayList<>();
        StartupPacket.Cancel key = null;
        for (Message message = stream.read(); message.type() != 'Z'; message = stream.read()) {
            switch (message.type()) {
                case 'E' -> throw new SessionRefused(ServerError.parse(message));
                case 'S' -> parameters.add(message);
                case 'K' -> {
                    var reader = message.reader();
                    key = new StartupPacket.Cancel(reader.readInt32(), reader.readInt32());
                }
                default -> authenticationOrNotice(message);
            }
        }
        return new BackendLink(socket, stream, key, parameters);
    }

    private static void authenticationOrNotice(Message message) throws SessionRefused {
        if (message.type() == 'R' && message.reader().readInt32() != 0) {
            throw new SessionRefused(ServerError.of("08004", "the embedded server asks for a password"));
        }
    }

    /** Asks PostgreSQL to cancel what the process does; returns when the process has been told. */
    void cancel() throws IOException {
        try (WatchedSocket messenger = new WatchedSocket()) {
            messenger.connect(socket.getRemoteSocketAddress(), CONNECT_TIMEOUT_MILLIS);
            messenger.setSoTimeout(CONNECT_TIMEOUT_MILLIS);
            MessageStream request = new MessageStream(messenger);
            request.writeUntyped(key.toBytes());
            request.flush();
            messenger.getInputStream().read();
        }
    }
}
