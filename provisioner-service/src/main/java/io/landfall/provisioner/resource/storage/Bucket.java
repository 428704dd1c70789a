package io.landfall.provisioner.resource.storage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;

/** A bucket by its name: whether it is there, and its tags, which S3 only replaces as a whole. */
record Bucket(S3Client s3, String name, String region) {

    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int MOVED = 301;
    private static final int BAD_REQUEST = 400;

    /** One HeadBucket. Its refusals have no body: the status and a header say everything. */
    BucketLook look() {
        try {
            return inRegion(s3.headBucket(r -> r.bucket(name)).bucketRegion());
        } catch (S3Exception e) {
            Optional<String> elsewhere =
                    e.awsErrorDetails() == null || e.awsErrorDetails().sdkHttpResponse() == null
                            ? Optional.empty()
                            : e.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region");
            return switch (e.statusCode()) {
                case NOT_FOUND -> new BucketLook.Absent();
                case FORBIDDEN ->
                    new BucketLook.Unusable(
                            "s3 bucket %s belongs to another account, or this one may not s3:ListBucket on it; names are shared by everybody: choose another landing_bucket"
                                    .formatted(name));
                case MOVED, BAD_REQUEST -> inRegion(elsewhere.orElseThrow(() -> e));
                default -> throw e;
            };
        }
    }

    /** Without a region the store has none, and the bucket is where we are. */
    private BucketLook inRegion(String found) {
        return found == null || found.isEmpty() || found.equals(region)
                ? new BucketLook.Usable()
                : new BucketLook.Unusable(
                        "s3 bucket %s is in %s and the warehouse in %s; S3 notifies queues of its own region only: choose another landing_bucket, or that region"
                                .formatted(name, found, region));
    }

    Map<String, String> tags() {
        try {
            return s3.getBucketTagging(r -> r.bucket(name)).tagSet().stream()
                    .collect(Collectors.toMap(Tag::key, Tag::value));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND && !(e instanceof NoSuchBucketException)) {
                return Map.of();
            }
            throw e;
        }
    }

    /** Those of others stay. Nothing is sent when they are there already. */
    void addTags(Map<String, String> added) {
        Map<String, String> found = tags();
        Map<String, String> tags = new TreeMap<>(found);
        tags.putAll(added);
        replace(found, tags);
    }

    void removeTags(Iterable<String> keys) {
        Map<String, String> found = tags();
        Map<String, String> tags = new TreeMap<>(found);
        keys.forEach(tags::remove);
        replace(found, tags);
    }

    private void replace(Map<String, String> found, Map<String, String> tags) {
        if (tags.equals(found)) {
            return;
        }
        if (tags.isEmpty()) {
            s3.deleteBucketTagging(r -> r.bucket(name));
        } else {
            s3.putBucketTagging(r ->
                    r.bucket(name).tagging(Tagging.builder().tagSet(set(tags)).build()));
        }
    }

    static List<Tag> set(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build())
                .toList();
    }
}
