package io.landfall.redshift.copy.failure;

/** Codes of the load error views (system table reference, "Load error reference"). */
public enum LoadErrorCode {
    TOO_MANY_COLUMNS(1202),
    OUT_OF_RANGE(1204),
    INVALID_DATE(1205),
    INVALID_TIMESTAMP(1206),
    INVALID_DIGIT(1207),
    INVALID_FLOAT(1208),
    INVALID_DECIMAL(1209),
    INVALID_BOOLEAN(1210),
    MISSING_NOT_NULL(1213),
    DELIMITER_NOT_FOUND(1214),
    INVALID_CHAR(1215),
    INVALID_INPUT_LINE(1216),
    NULL_CHARACTER(1218),
    INVALID_UTF8(1220),
    INTEGER_OVERFLOW(1222),
    MALFORMED_SUPER(1224);

    private final int number;

    LoadErrorCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
