package io.landfall.redshift.copy.source;

import io.landfall.redshift.copy.statement.S3Location;
import java.util.OptionalLong;

/**
 * A file to load.
 *
 * @param bytes size of the object in S3
 */
public record SourceFile(S3Location location, long bytes) {

    public String url() {
        return location.toString();
    }

    /** The same file, read as if it had this many bytes. */
    SourceFile ofLength(OptionalLong declared) {
        return declared.isPresent() ? new SourceFile(location, declared.getAsLong()) : this;
    }
}
