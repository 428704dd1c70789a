package io.landfall.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

class BucketSettingsIT {

    private static final PublicAccessBlockConfiguration CLOSED = PublicAccessBlockConfiguration.builder()
            .blockPublicAcls(true)
            .ignorePublicAcls(true)
            .blockPublicPolicy(true)
            .restrictPublicBuckets(true)
            .build();

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
    void aNewBucketHasTheDefaultsOfAws() {
        create("new-bucket");
        assertThat(encryption("new-bucket").applyServerSideEncryptionByDefault().sseAlgorithm())
                .isEqualTo(ServerSideEncryption.AES256);
        assertThat(encryption("new-bucket").bucketKeyEnabled()).isFalse();
        assertThat(publicAccess("new-bucket")).isEqualTo(CLOSED);
        assertThat(s3().getBucketVersioning(r -> r.bucket("new-bucket")).status())
                .isNull();
        assertRefused(404, "NoSuchTagSet", () -> tags("new-bucket"));
        assertRefused(404, "NoSuchBucketPolicy", () -> s3().getBucketPolicy(r -> r.bucket("new-bucket")));
    }

    @Test
    void whatIsSetIsAnsweredSurvivesARestartAndGoesWithTheBucket() {
        create("settled");
        s3().putBucketEncryption(r -> r.bucket("settled")
                .serverSideEncryptionConfiguration(c -> c.rules(rule -> rule.bucketKeyEnabled(true)
                        .applyServerSideEncryptionByDefault(d ->
                                d.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID("alias/landing")))));
        s3().putPublicAccessBlock(
                        r -> r.bucket("settled").publicAccessBlockConfiguration(c -> c.blockPublicAcls(true)));
        s3().putBucketTagging(r -> r.bucket("settled").tagging(t -> t.tagSet(tag("owner", "a & b"), tag("empty", ""))));
        s3().putBucketVersioning(r ->
                r.bucket("settled").versioningConfiguration(v -> v.status(BucketVersioningStatus.SUSPENDED)));
        fixture.restartS3();

        assertThat(encryption("settled").bucketKeyEnabled()).isTrue();
        assertThat(encryption("settled").applyServerSideEncryptionByDefault().kmsMasterKeyID())
                .isEqualTo("alias/landing");
        assertThat(publicAccess("settled").blockPublicAcls()).isTrue();
        assertThat(publicAccess("settled").restrictPublicBuckets()).isFalse();
        assertThat(tags("settled")).containsExactlyInAnyOrder(tag("owner", "a & b"), tag("empty", ""));
        assertThat(s3().getBucketVersioning(r -> r.bucket("settled")).status())
                .isEqualTo(BucketVersioningStatus.SUSPENDED);

        s3().deleteBucket(r -> r.bucket("settled"));
        create("settled");
        assertThat(encryption("settled").bucketKeyEnabled()).isFalse();
        assertThat(publicAccess("settled")).isEqualTo(CLOSED);
        assertRefused(404, "NoSuchTagSet", () -> tags("settled"));
    }

    @Test
    void whatIsDeletedFallsBackAsAwsDoes() {
        create("fallen");
        s3().putBucketEncryption(r -> r.bucket("fallen")
                .serverSideEncryptionConfiguration(c -> c.rules(rule ->
                        rule.applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AWS_KMS)))));
        s3().deleteBucketEncryption(r -> r.bucket("fallen"));
        assertThat(encryption("fallen").applyServerSideEncryptionByDefault().sseAlgorithm())
                .isEqualTo(ServerSideEncryption.AES256);

        s3().deletePublicAccessBlock(r -> r.bucket("fallen"));
        assertRefused(404, "NoSuchPublicAccessBlockConfiguration", () -> publicAccess("fallen"));
        fixture.restartS3();
        assertRefused(404, "NoSuchPublicAccessBlockConfiguration", () -> publicAccess("fallen"));
        s3().putPublicAccessBlock(r -> r.bucket("fallen").publicAccessBlockConfiguration(CLOSED));
        assertThat(publicAccess("fallen")).isEqualTo(CLOSED);

        s3().putBucketTagging(r -> r.bucket("fallen").tagging(t -> t.tagSet(tag("a", "1"), tag("b", "2"))));
        s3().putBucketTagging(r -> r.bucket("fallen").tagging(t -> t.tagSet(tag("b", "3"))));
        assertThat(tags("fallen")).containsExactly(tag("b", "3"));
        s3().deleteBucketTagging(r -> r.bucket("fallen"));
        assertRefused(404, "NoSuchTagSet", () -> tags("fallen"));
        s3().deleteBucketPolicy(r -> r.bucket("fallen"));
    }

    @Test
    void aBucketCanBeCreatedWithTags() {
        s3().createBucket(r -> r.bucket("with-tags").createBucketConfiguration(c -> c.tags(tag("owner", "me"))));
        assertThat(tags("with-tags")).containsExactly(tag("owner", "me"));
    }

    @Test
    void whatAwsRefusesIsRefused() {
        create("refused");
        assertRefused(400, "InvalidTag", () -> s3().putBucketTagging(
                        r -> r.bucket("refused").tagging(t -> t.tagSet(tag("twice", "1"), tag("twice", "2")))));
        assertRefused(400, "InvalidTag", () -> s3().putBucketTagging(
                        r -> r.bucket("refused").tagging(t -> t.tagSet(tag("aws:mine", "1")))));
        assertRefused(400, "MalformedXML", () -> s3().putBucketEncryption(
                        r -> r.bucket("refused").serverSideEncryptionConfiguration(c -> c.rules(List.of()))));
        assertRefused(501, "NotImplemented", () -> s3().putBucketVersioning(r ->
                r.bucket("refused").versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED))));
        for (Runnable call : List.<Runnable>of(
                () -> encryption("no-such-bucket"),
                () -> publicAccess("no-such-bucket"),
                () -> tags("no-such-bucket"),
                () -> s3().getBucketVersioning(r -> r.bucket("no-such-bucket")),
                () -> s3().getBucketLocation(r -> r.bucket("no-such-bucket")),
                () -> s3().deleteBucketTagging(r -> r.bucket("no-such-bucket")))) {
            assertRefused(404, "NoSuchBucket", call);
        }
    }

    private static S3Client s3() {
        return fixture.s3();
    }

    private static void create(String bucket) {
        s3().createBucket(r -> r.bucket(bucket));
    }

    private static ServerSideEncryptionRule encryption(String bucket) {
        return s3().getBucketEncryption(r -> r.bucket(bucket))
                .serverSideEncryptionConfiguration()
                .rules()
                .get(0);
    }

    private static PublicAccessBlockConfiguration publicAccess(String bucket) {
        return s3().getPublicAccessBlock(r -> r.bucket(bucket)).publicAccessBlockConfiguration();
    }

    private static List<Tag> tags(String bucket) {
        return s3().getBucketTagging(r -> r.bucket(bucket)).tagSet();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static void assertRefused(int status, String code, Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
        });
    }
}
