package io.landfall.redshift.controlplane.protocol;

/** An error in AWS's own terms: the SDK turns the code into the matching exception class. */
public final class AwsFault extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;

    private final String code;
    private final int status;

    public AwsFault(String code, int status, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    /** A fault with HTTP status 400, which most have. */
    public static AwsFault of(String code, String message) {
        return new AwsFault(code, BAD_REQUEST, message);
    }

    public static AwsFault invalidValue(String message) {
        return of("InvalidParameterValue", message);
    }

    public static AwsFault invalidCombination(String message) {
        return of("InvalidParameterCombination", message);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
