package io.landfall.provisioner.resource.storage;

import java.util.Map;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Tag;

/**
 * Remembers, as a tag on the copy role, that the bucket is being made. S3 takes a bucket's tags with its creation, but not every store that
 * speaks its protocol heeds them; one that was made and not tagged yet would be taken for somebody else's after a kill.
 */
record BucketIntent(IamClient iam, String role, String bucket) {

    private static final String TAG = "landfall:making-bucket";

    void begin() {
        iam.tagRole(
                r -> r.roleName(role).tags(Tag.builder().key(TAG).value(bucket).build()));
    }

    void end() {
        iam.untagRole(r -> r.roleName(role).tagKeys(TAG));
    }

    /** Whether a bucket with these tags is one that was being made: it has none. */
    boolean explains(Map<String, String> tags) {
        return tags.isEmpty() && isSet();
    }

    private boolean isSet() {
        try {
            return iam.getRole(r -> r.roleName(role)).role().tags().stream()
                    .anyMatch(tag -> TAG.equals(tag.key()) && bucket.equals(tag.value()));
        } catch (NoSuchEntityException e) {
            return false;
        }
    }
}
