package io.landfall.provisioner.resource.storage;

import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/** What keeps the bucket's data from others: encryption at rest, and that nothing of it is public. */
record BucketProtection(S3Client s3, String bucket) {

    static final String ENCRYPTION = "server_side_encryption";
    static final String PUBLIC_ACCESS = "public_access_block";

    private static final int NOT_FOUND = 404;
    private static final PublicAccessBlockConfiguration ALL_BLOCKED = PublicAccessBlockConfiguration.builder()
            .blockPublicAcls(true)
            .ignorePublicAcls(true)
            .blockPublicPolicy(true)
            .restrictPublicBuckets(true)
            .build();

    static List<Attribute> wanted() {
        return List.of(
                Attribute.of(ENCRYPTION, ServerSideEncryption.AES256),
                Attribute.of(PUBLIC_ACCESS, describe(ALL_BLOCKED)));
    }

    /** Whatever encryption somebody chose is kept: any is as strong as what Landfall asks for. */
    List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        if (encryption().isEmpty()) {
            differences.add(Difference.of(ENCRYPTION, "(none)", ServerSideEncryption.AES256));
        }
        Optional<PublicAccessBlockConfiguration> blocked = publicAccess();
        if (blocked.filter(ALL_BLOCKED::equals).isEmpty()) {
            differences.add(Difference.of(
                            PUBLIC_ACCESS,
                            blocked.map(BucketProtection::describe).orElse("(none)"),
                            describe(ALL_BLOCKED))
                    .because("nothing that lands is to be public"));
        }
        return differences;
    }

    void repair(Difference difference) {
        if (ENCRYPTION.equals(difference.attribute())) {
            s3.putBucketEncryption(r -> r.bucket(bucket)
                    .serverSideEncryptionConfiguration(c -> c.rules(ServerSideEncryptionRule.builder()
                            .applyServerSideEncryptionByDefault(d -> d.sseAlgorithm(ServerSideEncryption.AES256))
                            .build())));
        } else if (PUBLIC_ACCESS.equals(difference.attribute())) {
            s3.putPublicAccessBlock(r -> r.bucket(bucket).publicAccessBlockConfiguration(ALL_BLOCKED));
        }
    }

    /** What a person should know of a bucket that is right. */
    List<String> notes() {
        return encryption()
                .filter(rule -> rule.kmsMasterKeyID() != null)
                .map(rule -> List.of("is encrypted with the key " + rule.kmsMasterKeyID()
                        + "; give the copy role kms:Decrypt on it with a policy of your own"))
                .orElse(List.of());
    }

    private Optional<ServerSideEncryptionByDefault> encryption() {
        try {
            return s3.getBucketEncryption(r -> r.bucket(bucket)).serverSideEncryptionConfiguration().rules().stream()
                    .map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
                    .filter(rule -> rule != null && rule.sseAlgorithmAsString() != null)
                    .findFirst();
        } catch (S3Exception e) {
            return absent(e);
        }
    }

    private Optional<PublicAccessBlockConfiguration> publicAccess() {
        try {
            return Optional.of(s3.getPublicAccessBlock(r -> r.bucket(bucket)).publicAccessBlockConfiguration());
        } catch (S3Exception e) {
            return absent(e);
        }
    }

    private static <T> Optional<T> absent(S3Exception failure) {
        if (failure.statusCode() == NOT_FOUND && !(failure instanceof NoSuchBucketException)) {
            return Optional.empty();
        }
        throw failure;
    }

    private static String describe(PublicAccessBlockConfiguration block) {
        return "block_public_acls=%s ignore_public_acls=%s block_public_policy=%s restrict_public_buckets=%s"
                .formatted(
                        block.blockPublicAcls(),
                        block.ignorePublicAcls(),
                        block.blockPublicPolicy(),
                        block.restrictPublicBuckets());
    }
}
