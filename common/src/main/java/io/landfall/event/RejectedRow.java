package io.landfall.event;

/**
 * A row that was not loaded while the rest of its file was. The row itself is in {@code landfall.rejected_row}.
 *
 * @param version version id or eTag of the object
 * @param line where the row begins; in JSON where it ends
 * @param column column of the staging table; null where the error is not in one
 * @param code Redshift's load error code
 * @param reason what is wrong, for a person
 */
public record RejectedRow(
        String bucket, String key, String version, long line, String column, int code, String reason) {}
