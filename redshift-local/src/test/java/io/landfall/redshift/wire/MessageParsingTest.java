package io.landfall.redshift.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What comes from the network is read to its end, whatever it is, or refused as a violation; nothing else ever happens. */
class MessageParsingTest {

    /** A socket whose peer has sent these bytes and left. */
    private static final class Sent extends Socket {
        private final InputStream in;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Sent(byte[] bytes) {
            this.in = new ByteArrayInputStream(bytes);
        }

        @Override
        public InputStream getInputStream() {
            return in;
        }

        @Override
        public OutputStream getOutputStream() {
            return out;
        }

        @Override
        public void setTcpNoDelay(boolean on) {
            // There is no network.
        }

        @Override
        public void setKeepAlive(boolean on) {
            // There is no network.
        }
    }

    @Property(tries = 300)
    void arbitraryBytesAreMessagesOrAViolation(@ForAll byte[] bytes) throws IOException {
        MessageStream stream = new MessageStream(new Sent(bytes));
        int read = 0;
        try {
            while (true) {
                read += stream.read().wireSize();
            }
        } catch (IOException | ProtocolViolation end) {
            assertThat(read).isLessThanOrEqualTo(bytes.length);
        }
    }

    @Property(tries = 300)
    void arbitraryBytesAreAStartupPacketOrAViolation(
            @ForAll @IntRange(max = 4) int kind, @ForAll @Size(max = 200) byte[] rest) {
        int[] codes = {
            StartupPacket.PROTOCOL_3,
            StartupPacket.CANCEL_CODE,
            StartupPacket.SSL_CODE,
            StartupPacket.GSSENC_CODE,
            StartupPacket.PROTOCOL_3 + 2
        };
        byte[] body = new PayloadBuilder().int32(codes[kind]).raw(rest).toBytes();
        try {
            assertThat(StartupPacket.parse(body)).isNotNull();
        } catch (ProtocolViolation violation) {
            assertThat(violation).hasMessageMatching(".+");
        }
    }

    @Property(tries = 300)
    void arbitraryPayloadsAreReadOrAViolation(@ForAll byte[] payload, @ForAll @IntRange(max = 3) int way) {
        PayloadReader reader = new PayloadReader(payload);
        int fields = 0;
        try {
            for (; fields <= payload.length; fields++) {
                switch (way) {
                    case 0 -> reader.readString();
                    case 1 -> reader.readBytes(reader.readInt32());
                    case 2 -> reader.readInt16();
                    default -> reader.readByte();
                }
            }
            assertThat(fields).as("fields of no length").isZero();
        } catch (ProtocolViolation end) {
            assertThat(fields).isLessThanOrEqualTo(payload.length);
        }
    }

    @Property(tries = 300)
    void aStartupPacketSurvivesARoundTrip(
            @ForAll @Size(max = 20) Map<@AlphaChars @StringLength(min = 1, max = 30) String, @AlphaChars String> all) {
        StartupPacket.Session session = new StartupPacket.Session(new LinkedHashMap<>(all));

        assertThat(StartupPacket.parse(session.toBytes())).isEqualTo(session);
    }

    @Property(tries = 300)
    void messagesSurviveARoundTrip(@ForAll @Size(max = 20) List<byte[]> payloads) throws IOException {
        Sent sent = new Sent(new byte[0]);
        MessageStream out = new MessageStream(sent);
        for (byte[] payload : payloads) {
            out.write(new Message('x', payload));
        }
        out.flush();
        MessageStream in = new MessageStream(new Sent(sent.out.toByteArray()));
        for (byte[] payload : payloads) {
            assertThat(in.read().payload()).isEqualTo(payload);
        }
    }

    @Test
    void anAnnouncedGigabyteTakesNoMemoryBeforeItComes() throws IOException {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] lie =
                new PayloadBuilder().int8('Q').int32(1 << 30).raw(new byte[100]).toBytes();
        MessageStream stream = new MessageStream(new Sent(lie));
        long before = memory.getThreadAllocatedBytes(Thread.currentThread().getId());

        assertThatExceptionOfType(IOException.class).isThrownBy(stream::read);
        assertThat(memory.getThreadAllocatedBytes(Thread.currentThread().getId()) - before)
                .isLessThan(1_000_000);
    }

    @Test
    void beforeTheLoginMessagesAreShort() throws IOException {
        byte[] password = new PayloadBuilder()
                .int8('p')
                .int32(20_000)
                .raw(new byte[20_000])
                .toBytes();
        MessageStream stream = new MessageStream(new Sent(password));

        assertThatExceptionOfType(ProtocolViolation.class).isThrownBy(stream::readBeforeLogin);
    }
}
