package io.landfall.redshift.wire;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a client may send first on a new connection. */
public sealed interface StartupPacket {
    int PROTOCOL_3 = 3 << 16;
    int CANCEL_CODE = 80877102;
    int SSL_CODE = 80877103;
    int GSSENC_CODE = 80877104;

    /** The session itself; parameters in the order they were sent. */
    record Session(Map<String, String> parameters) implements StartupPacket {

        /** The body of the packet that opens a session with these parameters. */
        public byte[] toBytes() {
            PayloadBuilder body = new PayloadBuilder().int32(PROTOCOL_3);
            parameters.forEach((name, value) -> body.string(name).string(value));
            return body.int8(0).toBytes();
        }
    }

    /** Cancel what another connection runs; {@code body} is forwarded as it is. */
    record Cancel(byte[] body) implements StartupPacket {

        /** Process number and secret of the session. */
        public byte[] key() {
            return Arrays.copyOfRange(body, Integer.BYTES, body.length);
        }
    }

    /** A request for TLS or GSSAPI encryption, to be answered by one byte. */
    record Encryption() implements StartupPacket {}

    /** Parses the body of a start-up packet. */
    static StartupPacket parse(byte[] body) {
        PayloadReader reader = new PayloadReader(body);
        int code = reader.readInt32();
        return switch (code) {
            case CANCEL_CODE -> new Cancel(body);
            case SSL_CODE, GSSENC_CODE -> new Encryption();
            default -> session(code, reader);
        };
    }

    private static Session session(int code, PayloadReader reader) {
        if (code >>> 16 != 3) {
            throw new ProtocolViolation("unsupported frontend protocol " + (code >>> 16) + "." + (code & 0xffff));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name = reader.readString(); !name.isEmpty(); name = reader.readString()) {
            parameters.put(name, reader.readString());
        }
        return new Session(parameters);
    }
}
