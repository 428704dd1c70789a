package io.landfall.redshift.wire;

import java.util.List;

/** Messages a server sends to its client. */
public final class ServerMessages {
    private ServerMessages() {}

    public static Message commandComplete(String tag) {
        return new PayloadBuilder().string(tag).toMessage('C');
    }

    /** A notice of severity INFO, as COPY reports its row count. */
    public static Message info(String text) {
        return ServerError.of("00000", text).toNotice("INFO");
    }

    public static Message parameterStatus(String name, String value) {
        return new PayloadBuilder().string(name).string(value).toMessage('S');
    }

    public static Message authenticationOk() {
        return new PayloadBuilder().int32(0).toMessage('R');
    }

    /** Asks for the password as an MD5 digest over the four bytes of salt. */
    public static Message md5Request(byte[] salt) {
        return new PayloadBuilder().int32(5).raw(salt).toMessage('R');
    }

    /** Asks for the password as it is. */
    public static Message cleartextRequest() {
        return new PayloadBuilder().int32(3).toMessage('R');
    }

    /** Asks for a SHA-256 digest; only Redshift's own drivers know this request. */
    public static Message digestRequest(byte[] salt, byte[] nonce) {
        return new PayloadBuilder()
                .int32(13)
                .int32(0)
                .int32(salt.length)
                .raw(salt)
                .int32(nonce.length)
                .raw(nonce)
                .toMessage('R');
    }

    /** What a client needs to cancel what it runs. */
    public static Message backendKey(int pid, int secret) {
        return new PayloadBuilder().int32(pid).int32(secret).toMessage('K');
    }

    /** Tells a client that asks for more than protocol 3.0 that it gets 3.0, without these options. */
    public static Message negotiateProtocol(List<String> refusedOptions) {
        PayloadBuilder payload =
                new PayloadBuilder().int32(StartupPacket.PROTOCOL_3).int32(refusedOptions.size());
        refusedOptions.forEach(payload::string);
        return payload.toMessage('v');
    }

    /** Ready for the first query of a session. */
    public static Message ready() {
        return new PayloadBuilder().int8('I').toMessage('Z');
    }
}
