package io.landfall.stager.reconcile;

import io.landfall.event.LandedFile;
import java.time.Instant;

/**
 * An object as S3's listing describes it at this moment.
 *
 * @param versionId null in a bucket without versioning
 * @param eTag without quotes
 * @param size bytes
 */
public record ListedObject(String key, String versionId, String eTag, long size, Instant lastModified) {

    /** A listing knows no sequencer. */
    public LandedFile in(String bucket) {
        return new LandedFile(bucket, key, versionId, eTag, size, null);
    }

    /** As {@link LandedFile#version()}. */
    public String version() {
        return versionId == null ? eTag : versionId;
    }

    boolean isFolderMarker() {
        return size == 0 && key.endsWith("/");
    }
}
