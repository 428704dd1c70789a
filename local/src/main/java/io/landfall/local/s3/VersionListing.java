package io.landfall.local.s3;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlRootElement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gaul.s3proxy.blobstore.BlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** ListObjectVersions of a bucket that never had versioning: each object is its own and latest version, called {@code null}. */
final class VersionListing {

    private static final int MOST_KEYS = 1_000;
    private static final String ONLY_VERSION = "null";

    private final BlobStore store;

    VersionListing(BlobStore store) {
        this.store = store;
    }

    Object of(Addressed request) {
        int maxKeys = maxKeys(request.parameter("max-keys"));
        ListObjectsV2Response page = store.list(ListObjectsV2Request.builder()
                .bucket(request.bucket())
                .prefix(present(request.parameter("prefix")))
                .delimiter(present(request.parameter("delimiter")))
                .startAfter(present(request.parameter("key-marker")))
                .maxKeys(maxKeys)
                .build());
        boolean encoded = request.parameter("encoding-type").equals("url");
        String next = page.nextContinuationToken();
        return new Document(
                request.bucket(),
                text(request.parameter("prefix"), encoded),
                text(request.parameter("key-marker"), encoded),
                request.parameter("version-id-marker"),
                maxKeys,
                text(present(request.parameter("delimiter")), encoded),
                encoded ? "url" : null,
                next != null,
                text(next, encoded),
                next == null ? null : ONLY_VERSION,
                page.contents().stream()
                        .filter(object -> !ObjectKeys.isInternal(object.key()))
                        .map(object -> Version.of(object, encoded))
                        .toList(),
                page.commonPrefixes().stream()
                        .map(p -> new Prefix(text(p.prefix(), encoded)))
                        .toList());
    }

    private static int maxKeys(String value) {
        if (value.isEmpty()) {
            return MOST_KEYS;
        }
        if (!value.matches("\\d{1,9}")) {
            throw NotificationConfiguration.invalid("Argument maxKeys must be an integer between 0 and 2147483647");
        }
        return Math.min(Integer.parseInt(value), MOST_KEYS);
    }

    private static String quoted(String eTag) {
        return eTag == null || eTag.startsWith("\"") ? eTag : "\"" + eTag + "\"";
    }

    private static String present(String value) {
        return value.isEmpty() ? null : value;
    }

    private static String text(String value, boolean encoded) {
        return value == null || !encoded
                ? value
                : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    @JacksonXmlRootElement(localName = "ListVersionsResult", namespace = S3Xml.NAMESPACE)
    private record Document(
            @JsonProperty("Name") String name,
            @JsonProperty("Prefix") String prefix,
            @JsonProperty("KeyMarker") String keyMarker,
            @JsonProperty("VersionIdMarker") String versionIdMarker,
            @JsonProperty("MaxKeys") int maxKeys,
            @JsonProperty("Delimiter") String delimiter,
            @JsonProperty("EncodingType") String encodingType,
            @JsonProperty("IsTruncated") boolean truncated,
            @JsonProperty("NextKeyMarker") String nextKeyMarker,
            @JsonProperty("NextVersionIdMarker") String nextVersionIdMarker,
            @JsonProperty("Version") List<Version> versions,
            @JsonProperty("CommonPrefixes") List<Prefix> prefixes) {}

    private record Version(
            @JsonProperty("Key") String key,
            @JsonProperty("VersionId") String versionId,
            @JsonProperty("IsLatest") boolean latest,
            @JsonProperty("LastModified") String lastModified,
            @JsonProperty("ETag") String eTag,
            @JsonProperty("Size") Long size,
            @JsonProperty("StorageClass") String storageClass) {

        static Version of(S3Object object, boolean encoded) {
            return new Version(
                    text(object.key(), encoded),
                    ONLY_VERSION,
                    true,
                    object.lastModified() == null ? null : object.lastModified().toString(),
                    quoted(object.eTag()),
                    object.size(),
                    "STANDARD");
        }
    }

    private record Prefix(@JsonProperty("Prefix") String prefix) {}
}
