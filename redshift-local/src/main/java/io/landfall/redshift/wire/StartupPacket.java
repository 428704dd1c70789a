package io.landfall.redshift.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a client may send first on a new connection. */
public sealed interface StartupPacket {
    int PROTOCOL_3 = 3 << 16;
    int CANCEL_CODE = 80877102;
    int SSL_CODE = 80877103;
    int GSSENC_CODE = 80877104;

    /**
     * The session itself.
     *
     * @param minorVersion of protocol 3; clients of PostgreSQL 18 may ask for more than 0
     * @param parameters in the order they were sent
     */
    record Session(int minorVersion, Map<String, String> parameters) implements StartupPacket {
        /** Names of this kind are wishes about the protocol, not settings. */
        private static final String PROTOCOL_OPTION = "_pq_.";

        public Session(Map<String, String> parameters) {
            this(0, parameters);
        }

        /** The body of the packet that opens a session of protocol 3.0 with these parameters. */
        public byte[] toBytes() {
            PayloadBuilder body = new PayloadBuilder().int32(PROTOCOL_3);
            parameters.forEach((name, value) -> body.string(name).string(value));
            return body.int8(0).toBytes();
        }

        /** Protocol options the client would like to have; none is supported. */
        public List<String> protocolOptions() {
            return parameters.keySet().stream()
                    .filter(name -> name.startsWith(PROTOCOL_OPTION))
                    .toList();
        }
    }

    /** Cancel what the session with this key runs. */
    record Cancel(int pid, int secret) implements StartupPacket {

        /** The body of the packet. */
        public byte[] toBytes() {
            return new PayloadBuilder()
                    .int32(CANCEL_CODE)
                    .int32(pid)
                    .int32(secret)
                    .toBytes();
        }

        /** Without the secret, so that a log may show it. */
        @Override
        public String toString() {
            return "Cancel[pid=" + pid + "]";
        }
    }

    /** A request for TLS, to be answered by one byte. */
    record Tls() implements StartupPacket {}

    /** A request for GSSAPI encryption, to be answered by one byte. */
    record Gssapi() implements StartupPacket {}

    /**
     * Parses the body of a start-up packet.
     *
     * @throws ProtocolViolation when it is not one
     */
    static StartupPacket parse(byte[] body) {
        PayloadReader reader = new PayloadReader(body);
        int code = reader.readInt32();
        return switch (code) {
            case CANCEL_CODE -> new Cancel(reader.readInt32(), reader.readInt32());
            case SSL_CODE -> new Tls();
            case GSSENC_CODE -> new Gssapi();
            default -> session(code, reader);
        };
    }

    private static Session session(int code, PayloadReader reader) {
        if (code >>> 16 != 3) {
            throw new ProtocolViolation("unsupported frontend protocol " + (code >>> 16) + "." + (code & 0xffff)
                    + ": server supports 3.0 to 3.0");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name = reader.readString(); !name.isEmpty(); name = reader.readString()) {
            parameters.put(name, reader.readString());
        }
        return new Session(code & 0xffff, parameters);
    }
}
