package io.landfall.redshift;

import io.landfall.redshift.access.Digests;
import io.landfall.redshift.access.StoredPassword;
import io.landfall.redshift.wire.ClientMessages;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.PayloadBuilder;
import io.landfall.redshift.wire.PayloadReader;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StartupPacket;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A client that speaks the protocol message by message, and can do what no driver does. */
public final class RawClient implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final MessageStream stream;
    private final List<Message> answers = new ArrayList<>();
    private final String greeting;

    private RawClient(MessageStream stream) throws IOException {
        this.stream = stream;
        this.greeting = answers();
    }

    /** A session of the warehouse's master user; further start-up parameters as name, value … */
    public static RawClient connect(int port, String... parameters) throws IOException {
        MessageStream stream = open(port);
        stream.writeUntyped(startup(parameters).toBytes());
        stream.flush();
        return logIn(stream);
    }

    /** A connection on which nothing has been said yet. */
    public static MessageStream open(int port) throws IOException {
        MessageStream stream = new MessageStream(new Socket("127.0.0.1", port));
        stream.readTimeout(TIMEOUT_MILLIS);
        return stream;
    }

    /** The start-up packet of the master user. */
    public static StartupPacket.Session startup(String... parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("user", "awsuser");
        all.put("database", "dev");
        for (int index = 0; index < parameters.length; index += 2) {
            all.put(parameters[index], parameters[index + 1]);
        }
        return new StartupPacket.Session(all);
    }

    /** Answers the MD5 request that is due. */
    public static RawClient logIn(MessageStream stream) throws IOException {
        Message request = stream.read();
        if (request.type() == 'E') {
            throw new IOException(ServerError.parse(request).sqlState());
        }
        PayloadReader reader = request.reader();
        if (reader.readInt32() != 5) {
            throw new IOException("not asked for an MD5 password");
        }
        String hash = StoredPassword.md5Of("awsuser", "Secret-1").substring(3);
        String answer = "md5" + Digests.md5(Digests.bytes(hash), reader.readRemaining());
        stream.write(new PayloadBuilder().string(answer).toMessage('p'));
        stream.flush();
        RawClient client = new RawClient(stream);
        if (client.greeting.startsWith("E")) {
            throw new IOException(client.error().sqlState());
        }
        return client;
    }

    /** The types of the messages between the password and the first readiness. */
    public String greeting() {
        return greeting;
    }

    /** The key for cancel requests, from the greeting or any later answers. */
    public StartupPacket.Cancel key() {
        PayloadReader reader = message('K').reader();
        return new StartupPacket.Cancel(reader.readInt32(), reader.readInt32());
    }

    public RawClient send(Message... messages) throws IOException {
        for (Message message : messages) {
            stream.write(message);
        }
        return this;
    }

    /** Parse, bind and execute by the unnamed statement and portal. */
    public RawClient pipeline(String sql) throws IOException {
        return send(ClientMessages.parse("", sql), ClientMessages.bind("", ""), ClientMessages.execute(""));
    }

    public String query(String sql) throws IOException {
        return send(ClientMessages.query(sql)).answers();
    }

    public String sync() throws IOException {
        return send(ClientMessages.sync()).answers();
    }

    public void flush() throws IOException {
        stream.flush();
    }

    /** The types of all messages up to readiness, or to the end of the connection, which is shown as {@code .} */
    public String answers() throws IOException {
        stream.flush();
        StringBuilder types = new StringBuilder();
        answers.removeIf(message -> message.type() != 'K');
        try {
            do {
                Message message = stream.read();
                answers.add(message);
                types.append(message.type());
            } while (types.charAt(types.length() - 1) != 'Z');
        } catch (EOFException | SocketException ended) {
            types.append('.');
        }
        return types.toString();
    }

    /** The last of the answers that has this type. */
    public Message message(char type) {
        return answers.stream()
                .filter(message -> message.type() == type)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    public ServerError error() {
        return ServerError.parse(message('E'));
    }

    /** The first column of the last row, as text. */
    public String value() {
        PayloadReader reader = message('D').reader();
        reader.readInt16();
        return new String(reader.readBytes(reader.readInt32()), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
