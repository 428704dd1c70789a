package io.landfall.redshift.copy;

/**
 * A file to load.
 *
 * @param bytes size of the object in S3
 */
record SourceFile(S3Location location, long bytes) {

    String url() {
        return location.toString();
    }
}
