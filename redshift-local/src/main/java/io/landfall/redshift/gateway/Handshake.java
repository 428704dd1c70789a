package io.landfall.redshift.gateway;

import io.landfall.redshift.session.Sessions;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.ServerMessages;
import io.landfall.redshift.wire.StartupPacket;
import java.io.IOException;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Start-up of a client: encryption requests, cancel requests, password. */
final class Handshake {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 4;
    private static final int LOGIN_TIMEOUT_MILLIS = 30_000;
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    /**
     * What PostgreSQL is told. The Redshift driver sends more, for example {@code driver_version}, and PostgreSQL ends the
     * connection over a name it does not know.
     */
    private static final Set<String> KNOWN_PARAMETERS = Set.of(
            "user",
            "database",
            "client_encoding",
            "DateStyle",
            "TimeZone",
            "extra_float_digits",
            "application_name",
            "search_path",
            "options");

    private final MessageStream client;
    private final GatewayConfig config;
    private final Sessions sessions;

    Handshake(MessageStream client, GatewayConfig config, Sessions sessions) {
        this.client = client;
        this.config = config;
        this.sessions = sessions;
    }

    /**
     * Runs the handshake up to the checked password.
     *
     * @return parameters for PostgreSQL; empty when the connection was for a cancel request, which has been forwarded
     */
    Optional<StartupPacket.Session> perform() throws IOException, SessionRefused {
        client.readTimeout(LOGIN_TIMEOUT_MILLIS);
        while (true) {
            StartupPacket packet = StartupPacket.parse(client.readUntyped());
            if (packet instanceof StartupPacket.Cancel cancel) {
                forward(cancel);
                return Optional.empty();
            }
            if (packet instanceof StartupPacket.Session session) {
                authenticate(session.parameters().getOrDefault("user", ""));
                client.readTimeout(0);
                return Optional.of(new StartupPacket.Session(knownParameters(session)));
            }
            client.writeByte('N');
            client.flush();
        }
    }

    private static Map<String, String> knownParameters(StartupPacket.Session session) {
        Map<String, String> known = new LinkedHashMap<>(session.parameters());
        known.keySet().retainAll(KNOWN_PARAMETERS);
        return known;
    }

    private void authenticate(String user) throws IOException, SessionRefused {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        client.write(ServerMessages.md5Request(salt));
        client.flush();
        Message answer = client.read();
        boolean known = user.equals(config.user());
        if (answer.type() != 'p'
                || !known
                || !Md5Password.matches(answer.reader().readString(), user, config.password(), salt)) {
            throw new SessionRefused(
                    ServerError.of("28000", "password authentication failed for user \"" + user + "\""));
        }
    }

    private void forward(StartupPacket.Cancel cancel) throws IOException {
        sessions.cancel(cancel.key());
        try (Socket socket = new Socket()) {
            socket.connect(config.backend(), CONNECT_TIMEOUT_MILLIS);
            MessageStream backend = new MessageStream(socket);
            backend.writeUntyped(cancel.body());
            backend.flush();
        }
    }
}
