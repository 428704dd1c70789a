package io.landfall.stager.reconcile;

import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What is in the landing bucket. S3 lists keys in the order of their UTF-8 bytes, a thousand a page; pages are fetched as
 * they are needed. A bucket with versioning is listed with its versions, because the ledger knows an object by them.
 */
public final class BucketListing {

    private static final int NOT_IMPLEMENTED = 501;
    private static final String NO_VERSION = "null";

    private final S3Client s3;
    private final String bucket;
    private Boolean versioned;

    public BucketListing(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    public String bucket() {
        return bucket;
    }

    /** The objects whose keys begin with the prefix, folder markers left out. */
    public Iterator<ListedObject> below(String prefix) {
        Stream<ListedObject> objects = isVersioned() ? versions(prefix) : objects(prefix);
        return objects.filter(object -> !object.isFolderMarker()).iterator();
    }

    private Stream<ListedObject> objects(String prefix) {
        var pages =
                s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL));
        return StreamSupport.stream(pages.contents().spliterator(), false).map(BucketListing::listed);
    }

    private Stream<ListedObject> versions(String prefix) {
        var pages = s3.listObjectVersionsPaginator(
                r -> r.bucket(bucket).prefix(prefix).encodingType(EncodingType.URL));
        return StreamSupport.stream(pages.versions().spliterator(), false)
                .filter(ObjectVersion::isLatest)
                .map(BucketListing::listed);
    }

    private static ListedObject listed(S3Object object) {
        return new ListedObject(object.key(), null, plain(object.eTag()), object.size(), object.lastModified());
    }

    /** What was written before versioning was switched on has no version; nor has its notification. */
    private static ListedObject listed(ObjectVersion object) {
        String version = NO_VERSION.equals(object.versionId()) ? null : object.versionId();
        return new ListedObject(object.key(), version, plain(object.eTag()), object.size(), object.lastModified());
    }

    private static String plain(String eTag) {
        return eTag.replace("\"", "");
    }

    private boolean isVersioned() {
        if (versioned == null) {
            versioned = versioning();
        }
        return versioned;
    }

    private boolean versioning() {
        try {
            BucketVersioningStatus status =
                    s3.getBucketVersioning(r -> r.bucket(bucket)).status();
            return status == BucketVersioningStatus.ENABLED || status == BucketVersioningStatus.SUSPENDED;
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_IMPLEMENTED) {
                return false;
            }
            throw e;
        }
    }
}
