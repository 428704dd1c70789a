package io.landfall.redshift.wire;

/** Messages a server sends to its client. */
public final class ServerMessages {
    private ServerMessages() {}

    public static Message parseComplete() {
        return Message.empty('1');
    }

    public static Message bindComplete() {
        return Message.empty('2');
    }

    public static Message closeComplete() {
        return Message.empty('3');
    }

    public static Message noData() {
        return Message.empty('n');
    }

    /** The ParameterDescription of a statement that takes no parameters. */
    public static Message noParameters() {
        return new PayloadBuilder().int16(0).toMessage('t');
    }

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
}
