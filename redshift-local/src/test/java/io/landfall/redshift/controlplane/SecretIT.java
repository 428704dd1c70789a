package io.landfall.redshift.controlplane;

import static io.landfall.redshift.controlplane.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

class SecretIT {

    private static final String MANAGED = "redshift!dwh-awsuser";

    private SingleAttempts aws;

    @BeforeEach
    void start(@TempDir Path directory) {
        aws = new SingleAttempts(directory);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aSecretIsCreatedChangedAndRead() {
        create("app/password");
        aws.secrets().putSecretValue(r -> r.secretId("app/password").secretString("second"));
        assertThat(aws.secrets().getSecretValue(r -> r.secretId("app/password")).secretString())
                .isEqualTo("second");
        assertThat(aws.secrets()
                        .getSecretValue(r -> r.secretId("app/password").versionStage("AWSPREVIOUS"))
                        .secretString())
                .isEqualTo("first");
        DescribeSecretResponse described = aws.secrets().describeSecret(r -> r.secretId("app/password"));
        assertThat(described.versionIdsToStages()).hasSize(2);
        assertThat(described.owningService()).isNull();
        assertThat(described.arn()).matches("arn:aws:secretsmanager:us-west-2:000000000000:secret:app/password-\\w{6}");
        assertRefused(() -> create("app/password"), "ResourceExistsException", "already exists");
        assertRefused(() -> create("redshift!mine"), "InvalidParameterException", "Invalid name");
        assertRefused(
                () -> aws.secrets()
                        .getSecretValue(r -> r.secretId("app/password").versionId("none")),
                "ResourceNotFoundException",
                "none");
    }

    @Test
    void aDeletedSecretCanBeRestoredUnlessItWasForced() {
        create("app/password");
        aws.secrets().deleteSecret(r -> r.secretId("app/password").recoveryWindowInDays(7L));
        assertRefused(
                () -> aws.secrets().getSecretValue(r -> r.secretId("app/password")),
                "InvalidRequestException",
                "marked for deletion");
        assertRefused(() -> create("app/password"), "InvalidRequestException", "scheduled for deletion");
        assertThat(names()).isEmpty();
        assertThat(aws.secrets()
                        .listSecrets(r -> r.includePlannedDeletion(true))
                        .secretList())
                .hasSize(1);
        aws.secrets().restoreSecret(r -> r.secretId("app/password"));
        assertThat(names()).containsExactly("app/password");
        aws.secrets().deleteSecret(r -> r.secretId("app/password").forceDeleteWithoutRecovery(true));
        assertRefused(
                () -> aws.secrets().restoreSecret(r -> r.secretId("app/password")),
                "ResourceNotFoundException",
                "can't find");
        assertRefused(
                () -> aws.secrets().deleteSecret(r -> r.secretId("any").recoveryWindowInDays(1L)),
                "InvalidParameterException",
                "RecoveryWindowInDays");
    }

    @Test
    void tagsComeAndGo() {
        create("app/password");
        aws.secrets().tagResource(r -> r.secretId("app/password").tags(tag("owner", "data"), tag("by", "hand")));
        aws.secrets().untagResource(r -> r.secretId("app/password").tagKeys("owner"));
        assertThat(aws.secrets().describeSecret(r -> r.secretId("app/password")).tags())
                .containsExactly(tag("by", "hand"));
        assertRefused(
                () -> aws.secrets().tagResource(r -> r.secretId("app/password").tags(tag("aws:mine", "x"))),
                "InvalidParameterException",
                "reserved");
    }

    @Test
    void aManagedSecretCarriesTheTagsOfItsCluster() {
        aws.redshift().createCluster(SingleAttempts.cluster("dwh").build());
        DescribeSecretResponse managed = aws.secrets().describeSecret(r -> r.secretId(MANAGED));
        assertThat(managed.owningService()).isEqualTo("redshift");
        assertThat(managed.rotationRules().automaticallyAfterDays()).isEqualTo(30);
        assertThat(managed.tags())
                .extracting(Tag::key, Tag::value)
                .containsExactly(
                        tuple("aws:redshift:primaryClusterArn", "arn:aws:redshift:us-west-2:000000000000:cluster:dwh"),
                        tuple("aws:secretsmanager:owningService", "redshift"));
    }

    @Test
    void aManagedSecretIsNotChangedOrDeletedByUsers() {
        aws.redshift().createCluster(SingleAttempts.cluster("dwh").build());
        assertRefused(
                () -> aws.secrets().deleteSecret(r -> r.secretId(MANAGED)),
                "InvalidRequestException",
                "managed by redshift");
        assertRefused(
                () -> aws.secrets().putSecretValue(r -> r.secretId(MANAGED).secretString("mine")),
                "InvalidRequestException",
                "managed by redshift");
        assertRefused(
                () -> aws.secrets().rotateSecret(r -> r.secretId(MANAGED)),
                "InvalidRequestException",
                "not supported by redshift-local");
    }

    @Test
    void secretsAreFoundByNameTagAndOwner() {
        create("app/password");
        aws.secrets().tagResource(r -> r.secretId("app/password").tags(tag("by", "landfall")));
        aws.redshift().createCluster(SingleAttempts.cluster("dwh").build());
        assertThat(found(FilterNameStringType.NAME, "app/")).containsExactly("app/password");
        assertThat(found(FilterNameStringType.NAME, "!app/")).containsExactly(MANAGED);
        assertThat(found(FilterNameStringType.TAG_KEY, "by")).containsExactly("app/password");
        assertThat(found(FilterNameStringType.TAG_VALUE, "landfall")).containsExactly("app/password");
        assertThat(found(FilterNameStringType.TAG_KEY, "aws:redshift:primary")).containsExactly(MANAGED);
        assertThat(found(FilterNameStringType.OWNING_SERVICE, "redshift")).containsExactly(MANAGED);
        assertThat(found(FilterNameStringType.ALL, "LANDFALL")).containsExactly("app/password");
        assertThat(found(FilterNameStringType.DESCRIPTION, "of an app")).containsExactly("app/password");
    }

    @Test
    void secretsAreListedPageByPage() {
        for (int i = 0; i < 5; i++) {
            create("secret-" + i);
        }
        ListSecretsResponse first = aws.secrets().listSecrets(r -> r.maxResults(2));
        assertThat(first.secretList()).hasSize(2);
        assertThat(first.nextToken()).isNotNull();
        assertThat(aws.secrets().listSecretsPaginator(r -> r.maxResults(2)).stream()
                        .flatMap(page -> page.secretList().stream())
                        .map(SecretListEntry::name))
                .containsExactly("secret-0", "secret-1", "secret-2", "secret-3", "secret-4");
    }

    private void create(String name) {
        aws.secrets().createSecret(r -> r.name(name).description("Of an app").secretString("first"));
    }

    private List<String> names() {
        return aws.secrets().listSecrets().secretList().stream()
                .map(SecretListEntry::name)
                .toList();
    }

    private List<String> found(FilterNameStringType key, String value) {
        return aws.secrets().listSecrets(r -> r.filters(f -> f.key(key).values(value))).secretList().stream()
                .map(SecretListEntry::name)
                .toList();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
