package io.landfall.provisioning;

import static io.landfall.provisioning.Surroundings.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.storage.BucketSearch;
import io.landfall.provisioner.resource.storage.LandingBucket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

/** The bucket that files land in, through the real SDK. */
class LandingBucketIT {

    private static final RemovalOptions WITH_DATA = new RemovalOptions(Optional.empty(), true);

    @TempDir
    private static Path directory;

    private static AwsOnOneMachine machine;
    private static S3Client s3;

    @BeforeAll
    static void start() {
        machine = new AwsOnOneMachine(directory, new NoDatabases());
        s3 = machine.aws().s3();
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void whateverIsChangedByHandIsNoticedAndRepaired() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "drifting", "tags: {team: data}");
        String name = here.bucketName();
        here.settle(here.role(), here.bucket());
        s3.putPublicAccessBlock(r -> r.bucket(name)
                .publicAccessBlockConfiguration(c -> c.blockPublicAcls(true).ignorePublicAcls(true)));
        here.assertNoticedAndRepaired(here.bucket(), "public_access_block");
        s3.deletePublicAccessBlock(r -> r.bucket(name));
        here.assertNoticedAndRepaired(here.bucket(), "public_access_block");
        s3.putBucketTagging(r -> r.bucket(name)
                .tagging(t -> t.tagSet(tag(Ownership.TAG, "drifting"), tag("team", "sales"), tag("cost", "1"))));
        here.assertNoticedAndRepaired(here.bucket(), "tags");
        assertThat(s3.getBucketTagging(r -> r.bucket(name)).tagSet())
                .containsExactlyInAnyOrder(tag(Ownership.TAG, "drifting"), tag("team", "data"), tag("cost", "1"));
    }

    @Test
    void aKeyOfTheUsersOwnIsKeptAndToldOf() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "encrypted");
        here.settle(here.role(), here.bucket());
        s3.putBucketEncryption(r -> r.bucket(here.bucketName())
                .serverSideEncryptionConfiguration(c -> c.rules(ServerSideEncryptionRule.builder()
                        .applyServerSideEncryptionByDefault(d ->
                                d.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID("alias/own"))
                        .build())));
        assertThat(Surroundings.notes(here.bucket())).singleElement().asString().contains("alias/own", "kms:Decrypt");
    }

    @Test
    void aBucketThatS3RefusedToMakeAndSomebodyMadeIsNotOurs() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "refused");
        here.settle(here.role());
        LandingBucket refused = new LandingBucket(
                machine.clients(new RefusedBuckets()).s3(),
                machine.aws().iam(),
                here.project.warehouse(),
                here.ownership);
        assertThatExceptionOfType(S3Exception.class).isThrownBy(refused::create);
        s3.createBucket(r -> r.bucket(here.bucketName()));
        assertRefused(here.bucket(), "not Landfall's");
    }

    @Test
    void itsDataIsKeptUnlessItIsToGo() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "kept");
        here.settle(here.role(), here.bucket());
        assertThat(here.remove(here.bucket())).isInstanceOf(Removal.Kept.class);
        assertThat(here.bucket().find()).isEqualTo(new Finding.Settled());
        assertThat(search(here)).containsExactly("landing-kept");
    }

    @Test
    void thousandsOfObjectsAreDeletedSomeAtATime() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "emptied");
        here.settle(here.role(), here.bucket());
        IntStream.range(0, 2500).parallel().forEach(i -> put(here, "log data/ä+%41/" + i));
        s3.createMultipartUpload(r -> r.bucket(here.bucketName()).key("unfinished"));
        List<Removal> steps = new ArrayList<>();
        do {
            steps.add(here.bucket().remove(WITH_DATA));
        } while (steps.get(steps.size() - 1) instanceof Removal.Removing && steps.size() < 10);
        assertThat(steps).hasSize(4).last().isEqualTo(new Removal.Gone());
        assertThat(steps.get(0))
                .isEqualTo(new Removal.Removing("emptying: 1000 objects deleted just now, more are left"));
        assertThat(here.bucket().remove(WITH_DATA)).isEqualTo(new Removal.Gone());
        assertThat(search(here)).isEmpty();
    }

    @Test
    void aBucketKilledBeforeItHadItsTagsIsCompletedAndOurs() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "killed", "adopt: true");
        here.settle(here.role());
        machine.aws().iam().tagRole(r -> r.roleName("landfall-killed-copy")
                .tags(t -> t.key("landfall:making-bucket").value(here.bucketName())));
        s3.createBucket(r -> r.bucket(here.bucketName()));
        here.settle(here.bucket());
        assertThat(s3.getBucketTagging(r -> r.bucket(here.bucketName())).tagSet())
                .containsExactly(tag(Ownership.TAG, "killed"));
        s3.deleteBucketTagging(r -> r.bucket(here.bucketName()));
        assertThat(Surroundings.differences(here.bucket())).containsExactly("tags");
        here.settle(here.bucket());
        assertThat(here.bucket().remove(WITH_DATA)).isInstanceOf(Removal.Kept.class);
    }

    @Test
    void aBucketOfSomebodyElseIsNeitherChangedNorEmptied() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "foreign");
        s3.createBucket(r -> r.bucket(here.bucketName()));
        put(here, "theirs");
        assertRefused(here.bucket(), "s3 bucket landing-foreign", "adopt: true");
        assertThat(here.bucket().remove(WITH_DATA)).isEqualTo(new Removal.Kept("it is not Landfall's"));
        assertThat(s3.listObjectsV2(r -> r.bucket(here.bucketName())).contents())
                .hasSize(1);
    }

    @Test
    void anAdoptedBucketIsReleasedAndItsDataStaysWhateverIsAskedFor() throws Exception {
        Surroundings here = Surroundings.of(machine.aws(), directory, "adopted", "adopt: true");
        s3.createBucket(r -> r.bucket(here.bucketName()));
        s3.putBucketTagging(r -> r.bucket(here.bucketName()).tagging(t -> t.tagSet(tag("cost", "1"))));
        put(here, "theirs");
        assertThat(Surroundings.differences(here.bucket())).contains("tags");
        here.settle(here.role(), here.bucket());
        assertThat(here.bucket().remove(WITH_DATA))
                .isInstanceOfSatisfying(
                        Removal.Kept.class, kept -> assertThat(kept.reason()).contains("--with-data"));
        assertThat(s3.getBucketTagging(r -> r.bucket(here.bucketName())).tagSet())
                .containsExactly(tag("cost", "1"));
        assertThat(s3.listObjectsV2(r -> r.bucket(here.bucketName())).contents())
                .hasSize(1);
        assertThat(here.bucket().remove(WITH_DATA)).isEqualTo(new Removal.Kept("it is not Landfall's"));
    }

    private static void put(Surroundings here, String key) {
        s3.putObject(r -> r.bucket(here.bucketName()).key(key), RequestBody.fromString("x"));
    }

    private static List<String> search(Surroundings here) {
        return new BucketSearch(s3, "us-west-2", here.ownership)
                .find().stream().map(address -> address.name()).toList();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** As S3 answers who may not make buckets. */
    private static final class RefusedBuckets implements ExecutionInterceptor {

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof CreateBucketRequest) {
                throw S3Exception.builder().statusCode(403).message("denied").build();
            }
        }
    }
}
