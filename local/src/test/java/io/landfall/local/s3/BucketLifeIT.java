package io.landfall.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Creating, finding, emptying and deleting buckets, and that no other call does any of it by mistake. */
class BucketLifeIT {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    static Path directory;

    private static S3Fixture fixture;

    @BeforeAll
    static void start() {
        fixture = new S3Fixture(directory);
    }

    @AfterAll
    static void stop() {
        fixture.close();
    }

    @Test
    void aBucketIsFoundWithItsRegion() {
        s3().createBucket(r -> r.bucket("found"));
        assertThat(s3().headBucket(r -> r.bucket("found")).bucketRegion()).isEqualTo("us-west-2");
        assertThat(s3().getBucketLocation(r -> r.bucket("found")).locationConstraintAsString())
                .isEqualTo("us-west-2");
        assertThat(s3().listBuckets().buckets()).extracting(Bucket::name).contains("found");
        assertThatThrownBy(() -> s3().headBucket(r -> r.bucket("lost"))).isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void aBucketIsCreatedOnceAndKeepsItsSettings() throws Exception {
        s3().createBucket(r -> r.bucket("once"));
        s3().deletePublicAccessBlock(r -> r.bucket("once"));
        assertThatThrownBy(() -> s3().createBucket(r -> r.bucket("once")))
                .isInstanceOfSatisfying(BucketAlreadyOwnedByYouException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(409));
        assertThatThrownBy(() -> s3().getPublicAccessBlock(r -> r.bucket("once")))
                .isInstanceOf(S3Exception.class);
        assertThat(send("PUT", "Not_A_Bucket!").statusCode()).isEqualTo(400);
    }

    @Test
    void aBucketIsEmptiedByItsVersionsAndDeleted() {
        s3().createBucket(r -> r.bucket("emptied"));
        for (int i = 0; i < 25; i++) {
            put("emptied", "folder/a b+%d.json".formatted(i));
        }
        put("emptied", "top");
        String upload = s3().createMultipartUpload(r -> r.bucket("emptied").key("unfinished"))
                .uploadId();
        assertStatus(409, () -> s3().deleteBucket(r -> r.bucket("emptied")));

        List<ObjectVersion> versions =
                s3().listObjectVersionsPaginator(r -> r.bucket("emptied").maxKeys(10)).versions().stream()
                        .toList();
        assertThat(versions)
                .hasSize(26)
                .allSatisfy(version -> assertThat(version.versionId()).isEqualTo("null"))
                .extracting(ObjectVersion::key)
                .doesNotHaveDuplicates()
                .contains("folder/a b+7.json", "top");
        var deleted = s3().deleteObjects(r -> r.bucket("emptied")
                .delete(d -> d.objects(versions.stream()
                        .map(v -> ObjectIdentifier.builder()
                                .key(v.key())
                                .versionId(v.versionId())
                                .build())
                        .toList())));
        assertThat(deleted.deleted()).hasSize(26);
        assertThat(deleted.errors()).isEmpty();
        assertThat(s3().listObjectVersions(r -> r.bucket("emptied")).versions()).isEmpty();

        assertThat(s3().listMultipartUploads(r -> r.bucket("emptied")).uploads())
                .extracting(u -> u.uploadId())
                .containsExactly(upload);
        s3().abortMultipartUpload(r -> r.bucket("emptied").key("unfinished").uploadId(upload));
        assertThat(s3().listMultipartUploads(r -> r.bucket("emptied")).uploads())
                .isEmpty();
        s3().createMultipartUpload(r -> r.bucket("emptied").key("left/behind"));
        s3().deleteBucket(r -> r.bucket("emptied"));
        assertStatus(404, () -> s3().deleteBucket(r -> r.bucket("emptied")));
    }

    @Test
    void versionsAreListedByPrefixAndFolder() {
        s3().createBucket(r -> r.bucket("versions"));
        Stream.of("a/1", "a/2", "b/1", "c").forEach(key -> put("versions", key));
        var folders = s3().listObjectVersions(r -> r.bucket("versions").delimiter("/"));
        assertThat(folders.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("a/", "b/");
        assertThat(folders.versions()).extracting(ObjectVersion::key).containsExactly("c");
        assertThat(s3().listObjectVersions(r -> r.bucket("versions").prefix("a/"))
                        .versions())
                .extracting(ObjectVersion::key)
                .containsExactly("a/1", "a/2");
        assertThat(folders.versions().get(0).isLatest()).isTrue();
        assertThat(folders.versions().get(0).size()).isEqualTo(1);
        assertThat(folders.versions().get(0).eTag())
                .isEqualTo(s3().headObject(r -> r.bucket("versions").key("c")).eTag());
        assertStatus(404, () -> s3().listObjectVersions(r -> r.bucket("no-such-bucket")));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,fresh?lifecycle",
        "PUT,fresh?cors",
        "PUT,fresh?policy",
        "PUT,fresh?ownershipControls",
        "PUT,fresh?accelerate",
        "PUT,fresh?uploads",
        "PUT,fresh?location",
        "PUT,fresh?anythingNew",
        "GET,kept?lifecycle",
        "GET,kept?intelligent-tiering&id=1",
        "GET,kept?anythingNew",
        "GET,kept?session",
        "DELETE,kept?acl",
        "DELETE,kept?cors",
        "DELETE,kept?lifecycle",
        "DELETE,kept?versioning",
        "DELETE,kept?uploads",
        "DELETE,kept?notification-of-tomorrow",
        "POST,kept?metadataTable",
        "PUT,kept/object?tagging",
        "PUT,kept/object?encryption",
        "PUT,kept/object?renameObject",
        "DELETE,kept/object?tagging",
        "GET,kept/object?torrent",
        "GET,kept/object?anythingNew",
        "POST,kept/object?restore"
    })
    void aCallThatIsNotKnownIsRefusedAndDoesNothing(String method, String path) throws Exception {
        createIfMissing("kept");
        put("kept", "object");
        HttpResponse<String> response = send(method, path);
        assertThat(response.statusCode()).isEqualTo(501);
        assertThat(response.body()).contains("<Code>NotImplemented</Code>");
        assertThat(s3().listBuckets().buckets())
                .extracting(Bucket::name)
                .contains("kept")
                .doesNotContain("fresh");
        assertThat(s3().getObjectAsBytes(r -> r.bucket("kept").key("object")).asUtf8String())
                .isEqualTo("x");
    }

    private static HttpResponse<String> send(String method, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(fixture.endpoint() + "/" + path))
                        .method(method, BodyPublishers.ofString("<CreateBucketConfiguration/>"))
                        .build(),
                BodyHandlers.ofString());
    }

    private static S3Client s3() {
        return fixture.s3();
    }

    private static void createIfMissing(String bucket) {
        if (s3().listBuckets().buckets().stream().noneMatch(b -> b.name().equals(bucket))) {
            s3().createBucket(r -> r.bucket(bucket));
        }
    }

    private static void put(String bucket, String key) {
        s3().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString("x"));
    }

    private static void assertStatus(int status, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode())
                .isEqualTo(status));
    }
}
