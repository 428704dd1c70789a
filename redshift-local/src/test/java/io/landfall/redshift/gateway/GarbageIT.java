package io.landfall.redshift.gateway;

import static io.landfall.redshift.Warehouse.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.redshift.RawClient;
import io.landfall.redshift.Warehouse;
import io.landfall.redshift.wire.Message;
import io.landfall.redshift.wire.MessageStream;
import io.landfall.redshift.wire.PayloadBuilder;
import io.landfall.redshift.wire.ServerError;
import io.landfall.redshift.wire.StartupPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is thrown at the gateway, it goes on serving others and keeps nothing of it. */
@ExtendWith(Warehouse.Shared.class)
class GarbageIT {
    private static final int ROUNDS = 60;
    private static final String TYPES = "PBDECHSQFdcfX";
    private static final List<String> STRINGS = List.of(
            "",
            "a",
            "SELECT 1",
            "SELECT $1",
            "BEGIN",
            "COMMIT",
            "ROLLBACK",
            "SELECT 1/0",
            "SELECT pg_last_copy_count()",
            "COPY nowhere FROM 's3://landing/x' IAM_ROLE default",
            "SET application_name TO 'garbage'",
            "SELECT " + "(".repeat(100_000),
            "'",
            "TRUNCATE nowhere",
            "SELECT generate_series(1, 1000)");

    private final Warehouse warehouse;

    @TempDir
    Path directory;

    private SecondGateway gateway;

    GarbageIT(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void start() throws Exception {
        gateway = SecondGateway.start(warehouse, directory, ConnectionSettings.DEFAULT);
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
    }

    @Test
    void randomBytesHarmNobody() throws Exception {
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = new byte[random.nextInt(5000)];
            random.nextBytes(bytes);
            if (round % 2 == 0 && bytes.length > 8) {
                // Looks like a start-up packet.
                System.arraycopy(
                        new PayloadBuilder().int32(bytes.length).int32(3 << 16).toBytes(), 0, bytes, 0, 8);
            }
            throwAt(bytes);
        }
        assertThatOthersAreServedAndNothingIsLeft();
    }

    private void throwAt(byte[] bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            assertThat(reset).hasMessageMatching(".*(reset|pipe|aborted).*");
        }
    }

    @Test
    void randomMessagesHarmNobody() throws Exception {
        Random random = new Random(2);
        for (int round = 0; round < ROUNDS; round++) {
            try (RawClient client = RawClient.connect(gateway.port(), "application_name", "garbage")) {
                for (int count = random.nextInt(30); count > 0; count--) {
                    client.send(message(random));
                }
                client.flush();
                if (round % 3 == 0) {
                    // An answer to everything, or the end of the connection.
                    client.sync();
                }
            } catch (SocketException ended) {
                assertThat(ended).hasMessageMatching(".*(reset|pipe|aborted|closed).*");
            }
        }
        assertThatOthersAreServedAndNothingIsLeft();
    }

    private static Message message(Random random) {
        char type = random.nextInt(20) == 0 ? (char) random.nextInt(256) : TYPES.charAt(random.nextInt(TYPES.length()));
        PayloadBuilder payload = new PayloadBuilder();
        if (type == 'D' || type == 'C') {
            payload.int8(random.nextBoolean() ? 'S' : 'P');
        }
        for (int fields = random.nextInt(4); fields > 0; fields--) {
            switch (random.nextInt(4)) {
                case 0 -> payload.int16(random.nextInt(4));
                case 1 -> payload.int32(random.nextInt());
                default -> payload.string(STRINGS.get(random.nextInt(STRINGS.size())));
            }
        }
        return payload.toMessage(type);
    }

    @Test
    void whoDoesNotLogInInTimeIsLeft() throws Exception {
        gateway.close();
        gateway = SecondGateway.start(
                warehouse, directory, ConnectionSettings.DEFAULT.loggingInWithin(Duration.ofSeconds(2)));
        try (Socket silent = new Socket("127.0.0.1", gateway.port());
                Socket trickling = new Socket("127.0.0.1", gateway.port())) {
            trickling.getOutputStream().write(new byte[] {0, 0, 1});
            assertThat(silent.getInputStream().read()).isNegative();
            Awaitility.await().until(() -> isClosed(trickling));
        }
        assertThatOthersAreServedAndNothingIsLeft();
    }

    /** Sends another byte of a packet that will never be whole. */
    private static boolean isClosed(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            socket.getOutputStream().write(1);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Test
    void aLengthThatLiesIsRefusedBeforeTheLogin() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
            socket.getOutputStream().write(new byte[] {0x7f, -1, -1, -1, 0, 3, 0, 0});
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("FATAL").contains("08P01");
        }
    }

    @Test
    void oldAndNewProtocolsAreAnswered() throws Exception {
        try (MessageStream stream = RawClient.open(gateway.port())) {
            stream.writeUntyped(new PayloadBuilder().int32(2 << 16).toBytes());
            stream.flush();
            assertThat(ServerError.parse(stream.read()).message())
                    .isEqualTo("unsupported frontend protocol 2.0: server supports 3.0 to 3.0");
        }
        try (MessageStream stream = RawClient.open(gateway.port())) {
            stream.writeUntyped(newer(0, "_pq_.compression"));
            stream.flush();
            assertThat(stream.read().type()).isEqualTo('R');
        }
        try (MessageStream stream = RawClient.open(gateway.port())) {
            stream.writeUntyped(newer(2, "_pq_.compression"));
            stream.flush();
            Message answer = stream.read();
            assertThat(answer.type()).isEqualTo('v');
            assertThat(answer.payload())
                    .isEqualTo(new PayloadBuilder()
                            .int32(StartupPacket.PROTOCOL_3)
                            .int32(1)
                            .string("_pq_.compression")
                            .toBytes());
            assertThat(RawClient.logIn(stream).greeting()).matches("RS+KZ");
        }
    }

    private static byte[] newer(int minor, String option) {
        return new PayloadBuilder()
                .int32(StartupPacket.PROTOCOL_3 | minor)
                .string("user")
                .string("awsuser")
                .string("database")
                .string("dev")
                .string(option)
                .string("on")
                .int8(0)
                .toBytes();
    }

    @Test
    void tooManySessionsAreRefused() throws Exception {
        try (SecondGateway small = SecondGateway.start(warehouse, directory, ConnectionSettings.DEFAULT.limitedTo(1));
                Connection first = small.connectPlain("awsuser", "Secret-1")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> small.connectPlain("awsuser", "Secret-1"))
                    .withMessageContaining("connection limit \"1\" exceeded")
                    .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("53300"));
            assertThat(rows(first, "SELECT 1")).containsExactly("1");
        }
    }

    private void assertThatOthersAreServedAndNothingIsLeft() throws SQLException {
        try (Connection connection = gateway.connectPlain("awsuser", "Secret-1");
                Connection other = warehouse.connect()) {
            assertThat(rows(connection, "SELECT 40 + 2")).containsExactly("42");
            Awaitility.await()
                    .until(() -> rows(other, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'garbage'")
                            .equals(List.of("0")));
        }
        Awaitility.await().until(() -> gateway.sessionThreads() == 0);
    }
}
