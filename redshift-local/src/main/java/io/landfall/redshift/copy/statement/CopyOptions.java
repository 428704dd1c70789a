package io.landfall.redshift.copy.statement;

/**
 * The options of COPY that change what is loaded.
 *
 * @param manifest the source names a manifest
 * @param gzip every file is compressed
 * @param ignoreHeader physical lines to skip at the start of every file
 * @param maxErrors the command fails at this number of bad rows; never below 1
 * @param nullAs text that stands for NULL in delimited data
 * @param invalidCharacter replaces bytes that are not UTF-8; null makes them an error
 * @param dateFormat Redshift format string, or {@code auto}
 * @param timeFormat Redshift format string, {@code auto}, {@code epochsecs} or {@code epochmillisecs}
 * @param explicitIds values for IDENTITY columns come from the data
 */
public record CopyOptions(
        boolean manifest,
        boolean gzip,
        int ignoreHeader,
        int maxErrors,
        String nullAs,
        boolean emptyAsNull,
        boolean blanksAsNull,
        boolean trimBlanks,
        boolean truncateColumns,
        boolean roundDecimals,
        boolean ignoreBlankLines,
        boolean fillRecord,
        boolean acceptAnyDate,
        Character invalidCharacter,
        String dateFormat,
        String timeFormat,
        boolean explicitIds) {
    /** Default of DATEFORMAT (COPY reference, "Data conversion parameters"). */
    public static final String DEFAULT_DATE_FORMAT = "YYYY-MM-DD";

    /** Default of TIMEFORMAT. */
    public static final String DEFAULT_TIME_FORMAT = "YYYY-MM-DD HH:MI:SS";
}
