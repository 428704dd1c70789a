package io.landfall.redshift.gateway;

import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.ProtocolViolation;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.ServerMessages;
import io.landfall.redshift.wire.StartupPacket;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** From the first byte of a new connection to the end of its session. */
final class ClientConnection {
    private ClientConnection() {}

    /** Serves the client until it leaves; errors of the client's own making are reported to it. */
    static void serve(Socket socket, GatewayConfig config, CopyService copies) throws IOException {
        MessageStream client = new MessageStream(socket);
        try {
            Optional<StartupPacket.Session> startup = new Handshake(client, config).perform();
            if (startup.isPresent()) {
                try (BackendConnection backend = BackendConnection.open(config.backend(), startup.get())) {
                    announce(client, backend);
                    new ClientSession(client, backend, copies, startup.get()).run();
                }
            }
        } catch (SessionRefused refused) {
            refuse(client, refused.error());
        } catch (ProtocolViolation violation) {
            refuse(client, ServerError.of("08P01", violation.getMessage()));
        }
    }

    private static void announce(MessageStream client, BackendConnection backend) throws IOException {
        client.write(ServerMessages.authenticationOk());
        for (Message message : backend.greeting()) {
            client.write(message);
        }
        client.flush();
    }

    private static void refuse(MessageStream client, ServerError error) throws IOException {
        client.write(error.toMessage("FATAL"));
        client.flush();
    }
}
