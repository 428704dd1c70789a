package io.landfall.event;

/**
 * A file that was not loaded, and why.
 *
 * @param version version id or eTag of the object; null where it is not known
 * @param code Redshift's load error code, or 0 where the reason is not the data
 * @param reason what is wrong and what to do, for a person
 * @param line line of the first error, from 1; null where there is none
 * @param column column of the target; null where the error is not in one
 */
public record RejectedFile(
        String bucket, String key, String version, int code, String reason, Long line, String column) {}
