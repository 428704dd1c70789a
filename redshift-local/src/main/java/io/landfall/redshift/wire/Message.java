package io.landfall.redshift.wire;

/**
 * One framed protocol message.
 *
 * @param type the message's type byte; letters mean different things from a client and from a server
 * @param payload what follows the length word, never null
 */
public record Message(char type, byte[] payload) {

    /** A message without payload. */
    public static Message empty(char type) {
        return new Message(type, new byte[0]);
    }

    /** Size on the wire, in bytes. */
    public int wireSize() {
        return payload.length + 5;
    }

    /** A cursor over the payload. */
    public PayloadReader reader() {
        return new PayloadReader(payload);
    }
}
