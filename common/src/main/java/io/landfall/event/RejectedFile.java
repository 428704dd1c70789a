package io.landfall.event;

/**
 * A file that was not loaded, and why.
 *
 * @param version version id or eTag of the object; null where it is not known
 * @param code Redshift's load error code, or 0 where the reason is not the data
 * @param reason what is wrong, for a person
 * @param line line of the first error, from 1; null where there is none
 * @param column column of the staging table; null where the error is not in one
 * @param value the value that does not fit, at most {@value #MOST_VALUE} characters of it; it may be personal data. Null where
 *     there is none, or where the warehouse does not show it, as Redshift Serverless does not
 * @param fix what to do, for a person; null where nothing can be suggested
 */
public record RejectedFile(
        String bucket,
        String key,
        String version,
        int code,
        String reason,
        Long line,
        String column,
        String value,
        String fix) {

    /** Characters of a value that travel. */
    public static final int MOST_VALUE = 100;

    public RejectedFile {
        value = value == null || value.length() <= MOST_VALUE ? value : value.substring(0, MOST_VALUE);
    }
}
