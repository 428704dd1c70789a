package io.landfall.local.s3;

import java.io.IOException;
import java.util.Map;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;

/** CreateBucket, as far as S3Proxy does not know it: tags, and what a bucket of that name had before. */
final class BucketCreation {

    /** Where creating one's own bucket again is no error (API reference, CreateBucket). */
    private static final String FORGIVING_REGION = "us-east-1";

    private final BlobStore store;
    private final SettingsStore settings;
    private final NotificationStore notifications;
    private final String region;

    BucketCreation(BlobStore store, SettingsStore settings, NotificationStore notifications, String region) {
        this.store = store;
        this.settings = settings;
        this.notifications = notifications;
        this.region = region;
    }

    /** Creates the bucket itself. */
    @FunctionalInterface
    interface Creator {
        void create() throws IOException;
    }

    static boolean isAskedBy(Addressed request) {
        return request.isBucket()
                && request.method().equals("PUT")
                && request.parameters().keySet().stream().allMatch("x-id"::equals);
    }

    /** @param body a CreateBucketConfiguration or nothing */
    void create(String bucket, byte[] body, Creator creator) throws IOException {
        Map<String, String> tags = S3Xml.readIfAny(body, SettingsXml.CreationDocument.class)
                .map(document -> BucketTags.of(document.tags()))
                .orElse(Map.of());
        if (!bucket.matches("[A-Za-z0-9][A-Za-z0-9._-]+")) {
            creator.create();
            return;
        }
        if (store.containerExists(bucket)) {
            if (!region.equals(FORGIVING_REGION)) {
                throw S3Exceptions.bucketAlreadyOwnedByYou(bucket);
            }
            return;
        }
        notifications.forget(bucket);
        settings.forget(bucket);
        creator.create();
        if (!tags.isEmpty()) {
            settings.change(bucket, now -> now.withTags(tags));
        }
    }
}
