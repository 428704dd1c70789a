package io.landfall.redshift.copy;

/** A record or a field that does not fit; counted towards MAXERROR. Carries no stack trace: it is an ordinary outcome. */
final class RecordRejected extends Exception {
    private static final long serialVersionUID = 1L;

    private final LoadErrorCode code;
    private final transient TargetColumn column;
    private final transient Field field;

    RecordRejected(LoadErrorCode code, String reason) {
        this(code, reason, null, null);
    }

    private RecordRejected(LoadErrorCode code, String reason, TargetColumn column, Field field) {
        super(reason, null, false, false);
        this.code = code;
        this.column = column;
        this.field = field;
    }

    /** The same, with the place where it happened. */
    RecordRejected at(TargetColumn where, Field value) {
        return new RecordRejected(code, getMessage(), where, value);
    }

    LoadErrorCode code() {
        return code;
    }

    /** Null when the record as a whole is at fault. */
    TargetColumn column() {
        return column;
    }

    /** Null when the record as a whole is at fault. */
    Field field() {
        return field;
    }
}
