package io.landfall.redshift.wire;

import java.nio.charset.StandardCharsets;

/** Messages a client sends to its server. */
public final class ClientMessages {
    private ClientMessages() {}

    public static Message query(String sql) {
        return new PayloadBuilder().string(sql).toMessage('Q');
    }

    /** Prepares a statement whose parameter types the server infers. */
    public static Message parse(String statement, String sql) {
        return new PayloadBuilder().string(statement).string(sql).int16(0).toMessage('P');
    }

    /** Binds text parameters and asks for text results. */
    public static Message bind(String portal, String statement, String... parameters) {
        PayloadBuilder payload =
                new PayloadBuilder().string(portal).string(statement).int16(0).int16(parameters.length);
        for (String parameter : parameters) {
            byte[] bytes = parameter.getBytes(StandardCharsets.UTF_8);
            payload.int32(bytes.length).raw(bytes);
        }
        return payload.int16(0).toMessage('B');
    }

    public static Message describePortal(String portal) {
        return new PayloadBuilder().int8('P').string(portal).toMessage('D');
    }

    /** Runs a portal to its end. */
    public static Message execute(String portal) {
        return new PayloadBuilder().string(portal).int32(0).toMessage('E');
    }

    /** Runs a portal until it has returned this many rows; it can be run on from there. */
    public static Message execute(String portal, int rows) {
        return new PayloadBuilder().string(portal).int32(rows).toMessage('E');
    }

    public static Message describeStatement(String statement) {
        return new PayloadBuilder().int8('S').string(statement).toMessage('D');
    }

    public static Message closePortal(String portal) {
        return new PayloadBuilder().int8('P').string(portal).toMessage('C');
    }

    public static Message closeStatement(String statement) {
        return new PayloadBuilder().int8('S').string(statement).toMessage('C');
    }

    public static Message flush() {
        return Message.empty('H');
    }

    public static Message sync() {
        return Message.empty('S');
    }

    public static Message terminate() {
        return Message.empty('X');
    }

    public static Message copyDone() {
        return Message.empty('c');
    }

    public static Message copyFail(String reason) {
        return new PayloadBuilder().string(reason).toMessage('f');
    }
}
