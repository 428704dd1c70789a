package io.landfall.redshift.copy.failure;

import io.landfall.redshift.wire.ServerError;

/** A COPY that fails because S3 refused, or broke off. */
public final class SourceUnreadable extends CopyFailed {
    private static final long serialVersionUID = 1L;

    private final String method;
    private final String bucket;
    private final String key;

    /** @param method HTTP method of the request that failed */
    public SourceUnreadable(ServerError error, String method, String bucket, String key, Throwable cause) {
        super(error, cause);
        this.method = method;
        this.bucket = bucket;
        this.key = key;
    }

    public String method() {
        return method;
    }

    public String bucket() {
        return bucket;
    }

    public String key() {
        return key;
    }
}
