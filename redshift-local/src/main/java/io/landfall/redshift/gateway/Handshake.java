package io.landfall.redshift.gateway;

import io.landfall.redshift.access.Login;
import io.landfall.redshift.access.LoginRefused;
import io.landfall.redshift.access.StoredPassword;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.ProtocolViolation;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.ServerMessages;
import io.landfall.redshift.wire.StartupPacket;
import io.landfall.redshift.wire.WatchedSocket;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** Start-up of a client: encryption, cancel requests, protocol version, password. */
final class Handshake {
    private static final String INVALID_AUTHORIZATION = "28000";

    private final WatchedSocket socket;
    private final GatewayConfig config;
    private final OpenSessions sessions;
    private MessageStream client;
    private boolean encrypted;

    Handshake(WatchedSocket socket, GatewayConfig config, OpenSessions sessions) throws IOException {
        this.socket = socket;
        this.config = config;
        this.sessions = sessions;
        this.client = new MessageStream(socket);
    }

    /** The stream to the client, encrypted once the client has asked for it. */
    MessageStream client() {
        return client;
    }

    /**
     * Runs the handshake up to the checked password.
     *
     * @return the session for PostgreSQL; empty when the connection was for a cancel request, which has been carried out
     */
    Optional<StartupPacket.Session> perform() throws IOException, SessionRefused {
        socket.deadline(config.settings().loginTimeout());
        while (true) {
            StartupPacket packet = StartupPacket.parse(client.readUntyped());
            if (packet instanceof StartupPacket.Cancel cancel) {
                sessions.cancel(cancel);
                return Optional.empty();
            }
            if (packet instanceof StartupPacket.Session session) {
                StartupPacket.Session opened = logIn(session);
                socket.noDeadline();
                return Optional.of(opened);
            }
            answerEncryption(packet instanceof StartupPacket.Tls && !encrypted);
        }
    }

    /** What came before the encryption must not be taken for something that came through it. */
    private void answerEncryption(boolean granted) throws IOException {
        if (granted && client.hasInput()) {
            throw new ProtocolViolation("received unencrypted data after SSL request");
        }
        client.writeByte(granted ? 'S' : 'N');
        client.flush();
        if (granted) {
            encrypt();
        }
    }

    private void encrypt() throws IOException {
        SSLSocket tls = (SSLSocket) config.tls()
                .getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        tls.setUseClientMode(false);
        tls.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        tls.startHandshake();
        client = new MessageStream(tls);
        encrypted = true;
    }

    private StartupPacket.Session logIn(StartupPacket.Session asked) throws IOException, SessionRefused {
        String user = asked.parameters().getOrDefault("user", "");
        if (user.isEmpty()) {
            throw refused("no PostgreSQL user name specified in startup packet");
        }
        if (config.settings().requireTls() && !encrypted) {
            throw refused("no pg_hba.conf entry for host \""
                    + socket.getInetAddress().getHostAddress() + "\", user \"" + user + "\", database \""
                    + StartupParameters.database(asked) + "\", SSL off");
        }
        negotiate(asked);
        try {
            String databaseUser = config.logins().open(authenticate(user));
            return StartupParameters.forBackend(asked, databaseUser);
        } catch (LoginRefused reason) {
            throw refused(reason.getMessage());
        }
    }

    /** The Redshift driver asks for 3.0 and does not know the answer that there is nothing newer. */
    private void negotiate(StartupPacket.Session asked) throws IOException {
        if (asked.minorVersion() > 0) {
            client.write(ServerMessages.negotiateProtocol(asked.protocolOptions()));
        }
    }

    private Login authenticate(String user) throws IOException, SessionRefused {
        List<Login> logins = config.logins().named(user);
        StoredPassword stored =
                logins.isEmpty() ? new StoredPassword.Disabled() : logins.get(0).password();
        PasswordChallenge challenge = PasswordChallenge.of(config.settings().passwordMethod(), stored);
        client.write(challenge.request());
        client.flush();
        Message answer = client.readBeforeLogin();
        return logins.stream()
                .filter(login -> challenge.isAnswered(answer, login))
                .findFirst()
                .orElseThrow(() -> refused("password authentication failed for user \"" + user + "\""));
    }

    private static SessionRefused refused(String reason) {
        return new SessionRefused(ServerError.of(INVALID_AUTHORIZATION, reason));
    }
}
