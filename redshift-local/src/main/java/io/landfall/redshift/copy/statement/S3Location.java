package io.landfall.redshift.copy.statement;

import java.util.Optional;

/**
 * A bucket and a key or key prefix.
 *
 * @param key may be empty: the whole bucket
 */
public record S3Location(String bucket, String key) {
    private static final String SCHEME = "s3://";

    /** Parses {@code s3://bucket/key}; empty for anything else. */
    public static Optional<S3Location> parse(String url) {
        if (!url.startsWith(SCHEME)) {
            return Optional.empty();
        }
        String path = url.substring(SCHEME.length());
        int slash = path.indexOf('/');
        String bucket = slash < 0 ? path : path.substring(0, slash);
        String key = slash < 0 ? "" : path.substring(slash + 1);
        return bucket.isEmpty() ? Optional.empty() : Optional.of(new S3Location(bucket, key));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
