package io.landfall.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One version of one object, as its notification describes it.
 *
 * @param key object key, decoded
 * @param versionId null in a bucket without versioning
 * @param eTag without quotes; for multipart uploads not a hash of the content
 * @param size bytes
 * @param sequencer orders the events of one key; null where the store sends none
 */
public record LandedFile(String bucket, String key, String versionId, String eTag, long size, String sequencer) {

    /** What tells this content of the key from another: the version where there is one, else the eTag. */
    @JsonIgnore
    public String version() {
        return versionId == null ? eTag : versionId;
    }

    @JsonIgnore
    public String url() {
        return "s3://" + bucket + '/' + key;
    }

    String identity() {
        return String.join("|", bucket, key, version(), String.valueOf(sequencer));
    }
}
