package io.landfall.redshift.copy.failure;

/** A record or a field that does not fit; counted towards MAXERROR. Carries no stack trace: it is an ordinary outcome. */
public class RecordRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final LoadErrorCode code;

    public RecordRejected(LoadErrorCode code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    public LoadErrorCode code() {
        return code;
    }
}
