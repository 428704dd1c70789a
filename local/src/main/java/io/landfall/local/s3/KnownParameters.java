package io.landfall.local.s3;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What S3Proxy may be asked. It overlooks parameters it does not know, so that {@code PUT /bucket?lifecycle} would create a bucket and
 * {@code DELETE /bucket?cors} remove one: only what is listed here reaches it.
 */
final class KnownParameters {

    /** Signatures in the query, and the name of the operation SDKs add. */
    private static final Pattern ALWAYS =
            Pattern.compile("(?i)x-amz-.*|x-id|AWSAccessKeyId|Signature|Expires|response-.*");

    private static final Map<String, Set<String>> OF_SERVICE =
            Map.of("GET", Set.of("max-buckets", "continuation-token", "prefix", "bucket-region"));

    private static final Map<String, Set<String>> OF_BUCKET = Map.of(
            "GET",
            Set.of(
                    "list-type",
                    "prefix",
                    "delimiter",
                    "marker",
                    "max-keys",
                    "encoding-type",
                    "continuation-token",
                    "start-after",
                    "fetch-owner",
                    "acl",
                    "uploads",
                    "key-marker",
                    "upload-id-marker",
                    "max-uploads"),
            "PUT",
            Set.of("acl"),
            "POST",
            Set.of("delete"));

    private static final Map<String, Set<String>> OF_OBJECT = Map.of(
            "GET",
            Set.of(
                    "acl",
                    "attributes",
                    "uploadId",
                    "part-number-marker",
                    "max-parts",
                    "versionId",
                    "partNumber",
                    "encoding-type"),
            "HEAD",
            Set.of("versionId", "partNumber"),
            "PUT",
            Set.of("acl", "uploadId", "partNumber", "versionId"),
            "DELETE",
            Set.of("uploadId", "versionId"),
            "POST",
            Set.of("uploads", "uploadId"));

    private KnownParameters() {}

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException NotImplemented (501), naming the parameter */
    static void require(Addressed request) {
        Set<String> known = level(request).getOrDefault(request.method(), Set.of());
        request.parameters().forEach((name, values) -> {
            if (!known.contains(name) && !ALWAYS.matcher(name).matches() && !isIgnored(request, values)) {
                throw S3Refusals.notImplemented("Not answered by the local S3: %s of %s with '%s'"
                        .formatted(request.method(), request.key().isEmpty() ? "a bucket" : "an object", name));
            }
        });
    }

    private static Map<String, Set<String>> level(Addressed request) {
        if (request.bucket().isEmpty()) {
            return OF_SERVICE;
        }
        return request.key().isEmpty() ? OF_BUCKET : OF_OBJECT;
    }

    /** Reading an object, S3 overlooks what it does not know; its own sub-resources never have values. */
    private static boolean isIgnored(Addressed request, String[] values) {
        boolean reading = request.method().equals("GET") || request.method().equals("HEAD");
        return reading && !request.key().isEmpty() && !String.join("", values).isEmpty();
    }
}
