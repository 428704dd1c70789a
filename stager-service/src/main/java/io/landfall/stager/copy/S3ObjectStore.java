package io.landfall.stager.copy;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** The landing bucket, below a prefix that is nobody's data. */
public record S3ObjectStore(S3Client s3, String bucket) implements ObjectStore {

    @Override
    public String put(String key, String content) {
        s3.putObject(r -> r.bucket(bucket).key(key).contentType("application/json"), RequestBody.fromString(content));
        return "s3://" + bucket + '/' + key;
    }
}
