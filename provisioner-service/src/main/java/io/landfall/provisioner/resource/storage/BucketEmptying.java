package io.landfall.provisioner.resource.storage;

import io.landfall.provisioner.failure.ProvisioningException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Error;

/**
 * Deletes everything in a bucket: every version, delete marker and upload that was not finished. It remembers nothing, because each page is
 * read from the beginning of what is left.
 *
 * @param pages how many pages of a thousand are deleted at once
 */
record BucketEmptying(S3Client s3, String bucket, int pages) {

    /** Those pass (API reference, "Error responses"); any other means that somebody forbids it, for instance an object lock. */
    private static final Set<String> PASSING = Set.of("InternalError", "SlowDown", "ServiceUnavailable");

    /**
     * How far it is.
     *
     * @param deleted versions and markers deleted by this call
     * @param isEmpty whether nothing is left
     */
    record Progress(int deleted, boolean isEmpty) {}

    /** @throws ProvisioningException if S3 refuses to delete something for good */
    Progress go() {
        if (abortUploads()) {
            return new Progress(0, false);
        }
        int deleted = 0;
        for (int page = 0; page < pages; page++) {
            List<ObjectIdentifier> found = page();
            if (found.isEmpty()) {
                return new Progress(deleted, true);
            }
            deleted += delete(found);
        }
        return new Progress(deleted, false);
    }

    /** Answers whether there are more. */
    private boolean abortUploads() {
        ListMultipartUploadsResponse listed =
                s3.listMultipartUploads(r -> r.bucket(bucket).encodingType(EncodingType.URL));
        listed.uploads()
                .forEach(upload -> s3.abortMultipartUpload(
                        r -> r.bucket(bucket).key(upload.key()).uploadId(upload.uploadId())));
        return Boolean.TRUE.equals(listed.isTruncated());
    }

    private List<ObjectIdentifier> page() {
        ListObjectVersionsResponse listed =
                s3.listObjectVersions(r -> r.bucket(bucket).encodingType(EncodingType.URL));
        List<ObjectIdentifier> found = new ArrayList<>();
        for (ObjectVersion version : listed.versions()) {
            found.add(identifier(version.key(), version.versionId()));
        }
        for (DeleteMarkerEntry marker : listed.deleteMarkers()) {
            found.add(identifier(marker.key(), marker.versionId()));
        }
        return found;
    }

    private int delete(List<ObjectIdentifier> found) {
        List<S3Error> refused = s3.deleteObjects(
                        r -> r.bucket(bucket).delete(d -> d.objects(found).quiet(true)))
                .errors();
        refused.stream().filter(e -> !PASSING.contains(e.code())).findFirst().ifPresent(error -> {
            throw new ProvisioningException(
                    "s3 bucket %s cannot be emptied: S3 refuses to delete %s: %s (%s); free it, then give the command again"
                            .formatted(bucket, error.key(), error.code(), error.message()));
        });
        return found.size() - refused.size();
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }
}
