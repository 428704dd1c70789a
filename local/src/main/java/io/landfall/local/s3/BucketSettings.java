package io.landfall.local.s3;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is set on a bucket beside its notifications. It is remembered and answered; objects are neither encrypted nor versioned nor
 * guarded by it.
 *
 * @param publicAccess null after it was deleted
 * @param versioning empty as long as it was never set
 */
record BucketSettings(Encryption encryption, PublicAccess publicAccess, Map<String, String> tags, String versioning) {

    /** Of a new bucket: encrypted with keys of S3 (since January 2023) and closed to the public (since April 2023). */
    static final BucketSettings NEW = new BucketSettings(Encryption.DEFAULT, PublicAccess.CLOSED, Map.of(), "");

    BucketSettings {
        Objects.requireNonNull(encryption, "encryption");
        Objects.requireNonNull(versioning, "versioning");
        tags = Map.copyOf(tags);
    }

    /**
     * The default encryption of a bucket.
     *
     * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
     * @param keyId null for the key AWS manages
     * @param blocked kinds of encryption that writes may not ask for; null when not set
     */
    record Encryption(String algorithm, String keyId, boolean bucketKey, List<String> blocked) {

        static final Encryption DEFAULT = new Encryption("AES256", null, false, null);
    }

    /** The four parts of a public access block. */
    record PublicAccess(
            boolean blockPublicAcls,
            boolean ignorePublicAcls,
            boolean blockPublicPolicy,
            boolean restrictPublicBuckets) {

        static final PublicAccess CLOSED = new PublicAccess(true, true, true, true);
    }

    BucketSettings withEncryption(Encryption changed) {
        return new BucketSettings(changed, publicAccess, tags, versioning);
    }

    BucketSettings withPublicAccess(PublicAccess changed) {
        return new BucketSettings(encryption, changed, tags, versioning);
    }

    BucketSettings withTags(Map<String, String> changed) {
        return new BucketSettings(encryption, publicAccess, changed, versioning);
    }

    BucketSettings withVersioning(String changed) {
        return new BucketSettings(encryption, publicAccess, tags, changed);
    }
}
