package io.landfall.redshift.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds a payload field by field; the mirror of {@link PayloadReader}. */
public final class PayloadBuilder {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public PayloadBuilder int8(int value) {
        bytes.write(value);
        return this;
    }

    public PayloadBuilder int16(int value) {
        return int8(value >>> 8).int8(value);
    }

    public PayloadBuilder int32(int value) {
        return int16(value >>> 16).int16(value);
    }

    public PayloadBuilder string(String value) {
        return raw(value.getBytes(StandardCharsets.UTF_8)).int8(0);
    }

    public PayloadBuilder raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    public Message toMessage(char type) {
        return new Message(type, toBytes());
    }
}
