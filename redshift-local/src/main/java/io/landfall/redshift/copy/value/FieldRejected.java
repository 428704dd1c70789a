package io.landfall.redshift.copy.value;

import io.landfall.redshift.copy.failure.RecordRejected;
import io.landfall.redshift.copy.record.Field;

/** A record whose fault is one field. */
public final class FieldRejected extends RecordRejected {
    private static final long serialVersionUID = 1L;

    private final transient TargetColumn column;
    private final transient Field field;

    FieldRejected(RecordRejected reason, TargetColumn column, Field field) {
        super(reason.code(), reason.getMessage());
        this.column = column;
        this.field = field;
    }

    public TargetColumn column() {
        return column;
    }

    public Field field() {
        return field;
    }
}
