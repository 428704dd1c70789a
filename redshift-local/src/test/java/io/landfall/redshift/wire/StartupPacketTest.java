package io.landfall.redshift.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupPacketTest {

    @Test
    void sessionParametersSurviveARoundTrip() {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("user", "awsuser", "database", "dev"));
        StartupPacket.Session session = new StartupPacket.Session(parameters);

        assertThat(StartupPacket.parse(session.toBytes())).isEqualTo(session);
    }

    @Test
    void requestsForEncryptionAndCancelAreRecognised() {
        byte[] ssl = new PayloadBuilder().int32(StartupPacket.SSL_CODE).toBytes();
        byte[] cancel = new PayloadBuilder()
                .int32(StartupPacket.CANCEL_CODE)
                .int32(1)
                .int32(2)
                .toBytes();

        assertThat(StartupPacket.parse(ssl)).isEqualTo(new StartupPacket.Tls());
        assertThat(StartupPacket.parse(cancel)).isInstanceOf(StartupPacket.Cancel.class);
    }

    @Test
    void otherProtocolsAndBrokenPacketsAreViolations() {
        byte[] protocol2 = new PayloadBuilder().int32(2 << 16).toBytes();
        byte[] unterminated = new PayloadBuilder()
                .int32(StartupPacket.PROTOCOL_3)
                .raw(new byte[] {'u', 's'})
                .toBytes();

        assertThatExceptionOfType(ProtocolViolation.class).isThrownBy(() -> StartupPacket.parse(protocol2));
        assertThatExceptionOfType(ProtocolViolation.class).isThrownBy(() -> StartupPacket.parse(unterminated));
        assertThatExceptionOfType(ProtocolViolation.class).isThrownBy(() -> StartupPacket.parse(new byte[2]));
    }

    @Test
    void negativeNumbersSurviveARoundTrip() {
        byte[] payload = new PayloadBuilder().int16(-2).int32(-70000).toBytes();
        PayloadReader reader = new PayloadReader(payload);

        assertThat(reader.readInt16()).isEqualTo(-2);
        assertThat(reader.readInt32()).isEqualTo(-70000);
    }
}
