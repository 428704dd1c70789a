package io.landfall.redshift.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.landfall.redshift.controlplane.timing.Timings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftserverless.model.ConflictException;
import software.amazon.awssdk.services.redshiftserverless.model.LogExport;
import software.amazon.awssdk.services.redshiftserverless.model.Namespace;
import software.amazon.awssdk.services.redshiftserverless.model.NamespaceStatus;
import software.amazon.awssdk.services.redshiftserverless.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftserverless.model.ServiceQuotaExceededException;
import software.amazon.awssdk.services.redshiftserverless.model.ValidationException;

class NamespaceIT {

    private static final String COPY = "arn:aws:iam::000000000000:role/copy";
    private static final String UNLOAD = "arn:aws:iam::000000000000:role/unload";

    @TempDir
    Path directory;

    private AwsFixture aws;

    @BeforeEach
    void start() {
        aws = new AwsFixture(directory, AwsFixture.BRISK);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void aNamespaceIsAvailableAtOnceAndItsRolesBecomeInSync() {
        Namespace created = aws.serverless
                .createNamespace(r -> r.namespaceName("sales")
                        .iamRoles(COPY, UNLOAD)
                        .defaultIamRoleArn(COPY)
                        .logExports(LogExport.USERLOG))
                .namespace();
        assertThat(created.status()).isEqualTo(NamespaceStatus.AVAILABLE);
        assertThat(created.namespaceArn())
                .matches("arn:aws:redshift-serverless:us-west-2:000000000000:namespace/[0-9a-f-]{36}")
                .endsWith(created.namespaceId());
        assertThat(created.dbName()).isEqualTo("dev");
        assertThat(created.adminUsername()).isEqualTo("admin");
        assertThat(created.adminPasswordSecretArn()).isNull();
        assertThat(created.kmsKeyId()).isEqualTo("AWS_OWNED_KMS_KEY");
        assertThat(created.creationDate()).isNotNull();
        assertThat(created.logExports()).containsExactly(LogExport.USERLOG);
        assertThat(created.defaultIamRoleArn()).isEqualTo(COPY);
        assertThat(created.iamRoles()).containsExactly(role("adding", COPY), role("adding", UNLOAD));

        await().untilAsserted(() ->
                assertThat(get("sales").iamRoles()).containsExactly(role("in-sync", COPY), role("in-sync", UNLOAD)));
    }

    @Test
    void rolesAreReplacedAsAWhole() {
        create("sales");
        Namespace added = aws.serverless
                .updateNamespace(r -> r.namespaceName("sales").iamRoles(COPY).defaultIamRoleArn(COPY))
                .namespace();
        assertThat(added.status()).isEqualTo(NamespaceStatus.MODIFYING);
        assertThat(added.iamRoles()).containsExactly(role("adding", COPY));
        awaitAvailable("sales");
        assertThat(get("sales").iamRoles()).containsExactly(role("in-sync", COPY));

        Namespace replaced = aws.serverless
                .updateNamespace(r -> r.namespaceName("sales").iamRoles(UNLOAD))
                .namespace();
        assertThat(replaced.iamRoles()).containsExactly(role("removing", COPY), role("adding", UNLOAD));
        assertThat(replaced.defaultIamRoleArn()).isNull();
        awaitAvailable("sales");
        assertThat(get("sales").iamRoles()).containsExactly(role("in-sync", UNLOAD));
    }

    @Test
    void changesComeOneKindAtATime() {
        create("sales");
        assertThatThrownBy(() -> aws.serverless.updateNamespace(
                        r -> r.namespaceName("sales").kmsKeyId("key").logExports(LogExport.USERLOG)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Amazon Redshift Serverless can't update multiple configurations at the same time"
                        + " for namespace sales.");
        assertThatThrownBy(() -> aws.serverless.updateNamespace(r -> r.namespaceName("sales")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> aws.serverless.updateNamespace(
                        r -> r.namespaceName("sales").defaultIamRoleArn(COPY)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("To change the default IAM role, you must specify the entire list of IAM roles.");
        assertThat(get("sales").status()).isEqualTo(NamespaceStatus.AVAILABLE);

        aws.serverless.updateNamespace(r -> r.namespaceName("sales").kmsKeyId("key"));
        awaitAvailable("sales");
        assertThat(get("sales").kmsKeyId()).isEqualTo("key");
        aws.serverless.updateNamespace(r -> r.namespaceName("sales").logExports(LogExport.CONNECTIONLOG));
        awaitAvailable("sales");
        assertThat(get("sales").logExports()).containsExactly(LogExport.CONNECTIONLOG);
    }

    @Test
    void aDeletedNamespaceIsDeletingAndThenGoneWithItsData() {
        create("sales");
        assertThat(aws.serverless
                        .deleteNamespace(r -> r.namespaceName("sales"))
                        .namespace()
                        .status())
                .isEqualTo(NamespaceStatus.DELETING);
        awaitGone("sales");
        assertThat(aws.warehouses.deleted()).containsExactly("namespace--sales");
        assertThatThrownBy(() -> aws.serverless.deleteNamespace(r -> r.namespaceName("sales")))
                .isInstanceOfSatisfying(ResourceNotFoundException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(400));
    }

    @Test
    void inTransitionItCanNeitherBeChangedNorDeletedNorGetAWorkgroup() {
        aws.close();
        aws = new AwsFixture(directory, Timings.all(Duration.ofHours(1)));
        create("sales");
        aws.serverless.updateNamespace(r -> r.namespaceName("sales").kmsKeyId("key"));

        assertThatThrownBy(() -> aws.serverless.updateNamespace(
                        r -> r.namespaceName("sales").kmsKeyId("other")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("There is an operation running on the namespace.");
        assertThatThrownBy(() -> aws.serverless.deleteNamespace(r -> r.namespaceName("sales")))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining(
                        "There is an operation running on the namespace. Try deleting the namespace again later.");
        assertThatThrownBy(() -> aws.serverless.createWorkgroup(
                        r -> r.namespaceName("sales").workgroupName("compute")))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void aNameIsUsedOnceAndWrongOnesAreRefused() {
        create("sales");
        assertThatThrownBy(() -> create("sales")).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> create("Sales"))
                .isInstanceOfSatisfying(ValidationException.class, e -> assertThat(e.statusCode())
                        .isEqualTo(400));
        assertThatThrownBy(() -> get("other"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Serverless namespace other not found.");
        assertThatThrownBy(() -> aws.serverless.createNamespace(
                        r -> r.namespaceName("idc").redshiftIdcApplicationArn("arn:aws:sso::1:application/x")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("not supported by redshift-local");
    }

    @Test
    void anAccountHasTwentyFiveNamespacesListedInPages() {
        for (int i = 10; i < 35; i++) {
            create("ns-" + i);
        }
        assertThatThrownBy(() -> create("ns-35")).isInstanceOf(ServiceQuotaExceededException.class);

        List<Namespace> paged = aws.serverless.listNamespacesPaginator(r -> r.maxResults(10)).namespaces().stream()
                .toList();
        assertThat(paged).hasSize(25).extracting(Namespace::namespaceName).isSorted();
        assertThat(aws.serverless.listNamespaces(r -> r.maxResults(25)).nextToken())
                .isNull();
        assertThat(aws.serverless.listNamespaces(r -> {}).namespaces()).hasSize(25);
        assertThatThrownBy(() -> aws.serverless.listNamespaces(r -> r.maxResults(101)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("less than or equal to 100");
        assertThatThrownBy(() -> aws.serverless.listNamespaces(r -> r.nextToken("made-up")))
                .isInstanceOf(ValidationException.class);
    }

    private void create(String name) {
        aws.serverless.createNamespace(r -> r.namespaceName(name));
    }

    private Namespace get(String name) {
        return aws.serverless.getNamespace(r -> r.namespaceName(name)).namespace();
    }

    private void awaitAvailable(String name) {
        await().untilAsserted(() -> assertThat(get(name).status()).isEqualTo(NamespaceStatus.AVAILABLE));
    }

    private void awaitGone(String name) {
        await().untilAsserted(() -> assertThatThrownBy(() -> get(name)).isInstanceOf(ResourceNotFoundException.class));
    }

    private static String role(String status, String arn) {
        return "IamRole(applyStatus=" + status + ", iamRoleArn=" + arn + ")";
    }
}
