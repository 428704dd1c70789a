package io.landfall.redshift.copy.source;

import io.landfall.redshift.copy.statement.S3Location;

/**
 * A file to load.
 *
 * @param bytes size of the object in S3
 */
public record SourceFile(S3Location location, long bytes) {

    public String url() {
        return location.toString();
    }
}
