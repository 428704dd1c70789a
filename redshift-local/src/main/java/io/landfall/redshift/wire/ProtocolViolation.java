package io.landfall.redshift.wire;

/** The peer sent bytes that are not the protocol; the connection cannot go on. */
public final class ProtocolViolation extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public ProtocolViolation(String message) {
        super(message);
    }
}
