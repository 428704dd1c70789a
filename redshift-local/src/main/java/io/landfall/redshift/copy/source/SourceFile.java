package io.landfall.redshift.copy.source;

import io.landfall.redshift.copy.statement.S3Location;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A file to load.
 *
 * @param bytes size of the object in S3
 * @param eTag of the object when it was listed
 * @param lastModified when the object was written
 */
public record SourceFile(S3Location location, long bytes, String eTag, Instant lastModified) {

    public String url() {
        return location.toString();
    }

    /** The same file, read as if it had this many bytes. */
    SourceFile ofLength(OptionalLong declared) {
        return declared.isPresent() ? new SourceFile(location, declared.getAsLong(), eTag, lastModified) : this;
    }
}
