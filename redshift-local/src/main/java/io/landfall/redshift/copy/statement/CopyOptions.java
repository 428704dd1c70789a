package io.landfall.redshift.copy.statement;

import java.util.Map;

/**
 * The options of COPY.
 *
 * @param manifest the source names a manifest
 * @param compression of every file
 * @param encoding of every file; a manifest is UTF-8 in any case
 * @param ignoreHeader physical lines to skip at the start of every file
 * @param maxErrors the command fails at this number of bad rows; never below 1
 * @param noLoad rows are checked and not written (NOLOAD)
 * @param nullAs text that stands for NULL in delimited data
 * @param invalidCharacter replaces bytes that are not UTF-8; null makes them an error
 * @param dateFormat Redshift format string, or {@code auto}
 * @param timeFormat Redshift format string, {@code auto}, {@code epochsecs} or {@code epochmillisecs}
 * @param explicitIds values for IDENTITY columns come from the data
 * @param tuning options that change how Redshift stores or finds data and nothing a client sees, by their keyword
 */
public record CopyOptions(
        boolean manifest,
        Compression compression,
        FileEncoding encoding,
        int ignoreHeader,
        int maxErrors,
        boolean noLoad,
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
        boolean explicitIds,
        Map<String, String> tuning) {
    /** Default of DATEFORMAT (COPY reference, "Data conversion parameters"). */
    public static final String DEFAULT_DATE_FORMAT = "YYYY-MM-DD";

    /** Default of TIMEFORMAT. */
    public static final String DEFAULT_TIME_FORMAT = "YYYY-MM-DD HH:MI:SS";

    /** What NULL AS '\0' means. */
    public static final String NULL_CHARACTER = "\0";
}
