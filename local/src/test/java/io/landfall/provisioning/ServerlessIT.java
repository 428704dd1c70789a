package io.landfall.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterReady;
import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.permission.ApiCall;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.ConfigParameter;
import software.amazon.awssdk.services.redshiftserverless.model.Namespace;
import software.amazon.awssdk.services.redshiftserverless.model.UsageLimit;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;
import software.amazon.awssdk.services.redshiftserverless.model.WorkgroupStatus;

/** A Serverless warehouse, through the real SDK, against everything it is made of. */
class ServerlessIT {

    private static final String KIND = "kind: serverless";
    private static final AtomicInteger TESTS = new AtomicInteger();

    @TempDir
    private static Path directory;

    private static AwsOnOneMachine machine;
    private static RedshiftServerlessClient serverless;

    private final String name = "warehouse" + TESTS.incrementAndGet();
    private final RecordedCalls calls = new RecordedCalls();
    private WarehouseLife warehouse;

    @BeforeAll
    static void start() {
        machine = new AwsOnOneMachine(directory.resolve("aws"), new NoDatabases());
        serverless = machine.aws().serverless();
    }

    @BeforeEach
    void open() {
        warehouse = new WarehouseLife(machine.clients(calls), directory, name);
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void aWarehouseIsMadeOnceAndThenNothingDiffers() throws Exception {
        warehouse.defined(
                KIND, "base_capacity: 16", "max_capacity: 64", "usage_limit: {rpu_hours: 100, period: weekly}");
        assertThat(warehouse.provision()).isInstanceOfSatisfying(ClusterReady.class, ready -> {
            assertThat(ready.database()).isEqualTo("dev");
            assertThat(ready.secretArn()).contains("redshift!");
        });
        assertThat(workgroup())
                .returns(16, Workgroup::baseCapacity)
                .returns(64, Workgroup::maxCapacity)
                .returns(false, Workgroup::publiclyAccessible);
        calls.clear();
        warehouse.provision();
        assertThat(calls.changing()).isEmpty();
        assertThat(warehouse.findings().values()).allMatch(Finding.Settled.class::isInstance);
    }

    @Test
    void whatChangesInTheDefinitionOrByHandIsRepairedOneKindPerCall() throws Exception {
        warehouse.defined(KIND).provision();
        changeByHand();
        calls.clear();
        warehouse
                .defined(
                        KIND,
                        "base_capacity: 32",
                        "max_capacity: 128",
                        "port: 5440",
                        "tags: {team: listening}",
                        "network: {publicly_accessible: true, allow: [10.0.0.0/8], enhanced_vpc_routing: true}")
                .provision();
        assertThat(warehouse.findings().values()).allMatch(Finding.Settled.class::isInstance);
        assertThat(workgroup())
                .returns(32, Workgroup::baseCapacity)
                .returns(128, Workgroup::maxCapacity)
                .returns(5440, Workgroup::port)
                .returns(true, Workgroup::enhancedVpcRouting);
        assertThat(workgroup().configParameters()).contains(requireSsl("true"));
        assertThat(calls.all().stream().filter(ApiCall.of("Redshift Serverless", "UpdateWorkgroup")::equals))
                .as("base, max, port, public access, routing, require_ssl, security groups")
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void aMaximumThatIsNoLongerWantedIsTakenAway() throws Exception {
        warehouse.defined(KIND, "max_capacity: 64").provision();
        warehouse.defined(KIND).provision();
        assertThat(workgroup().maxCapacity()).isNull();
    }

    @Test
    void differencesAreNamedAsAwsNamesThem() throws Exception {
        warehouse.defined(KIND, "usage_limit: {rpu_hours: 100}").provision();
        warehouse.defined(KIND, "base_capacity: 24", "usage_limit: {rpu_hours: 50, breach_action: deactivate}");
        assertThat(differences("serverless workgroup")).containsExactly(Difference.of("base_capacity", 8, 24));
        assertThat(differences("serverless usage limit"))
                .containsExactly(Difference.of("amount", 100, 50), Difference.of("breach_action", "log", "deactivate"));
    }

    @Test
    void theUsageLimitFollowsTheDefinition() throws Exception {
        warehouse.defined(KIND, "usage_limit: {rpu_hours: 100}").provision();
        assertThat(limits()).singleElement().returns("monthly", UsageLimit::periodAsString);
        warehouse.defined(KIND, "usage_limit: {rpu_hours: 10, period: daily}").provision();
        assertThat(limits())
                .singleElement()
                .returns("daily", UsageLimit::periodAsString)
                .returns(10L, UsageLimit::amount);
        warehouse.defined(KIND);
        assertThat(warehouse.findings().get("serverless usage limit")).isInstanceOf(Finding.Unwanted.class);
        warehouse.provision();
        assertThat(limits()).isEmpty();
    }

    @Test
    void whatCannotBeChangedIsRefusedWithWhatToDo() throws Exception {
        warehouse.defined(KIND).provision();
        warehouse.defined(KIND, "database: other");
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(warehouse::provision)
                .withMessageContaining("database is dev and is to be other")
                .withMessageContaining("tear the warehouse down");
    }

    @Test
    void theComputeOfTheFormerKindIsTornDownFirst() throws Exception {
        warehouse.defined("kind: provisioned").provision();
        warehouse.defined(KIND);
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(warehouse::provision)
                .withMessageContaining("exists as provisioned")
                .withMessageContaining("tear it down first");
        assertThat(namespaces()).isEmpty();
    }

    @Test
    void aTeardownLeavesTheFinalSnapshotAndNothingElse() throws Exception {
        warehouse.defined(KIND, "usage_limit: {rpu_hours: 100}").provision();
        assertThat(warehouse.teardown(true, true)).isInstanceOf(ClusterDeleted.class);
        assertThat(workgroups()).isEmpty();
        assertThat(namespaces()).isEmpty();
        assertThat(serverless.listSnapshots(r -> r.namespaceName(name)).snapshots())
                .hasSize(1);
        assertThat(warehouse.teardown(false, true)).isInstanceOf(ClusterDeleted.class);
    }

    @Test
    void whatWasThereIsAdoptedOnlyWhenToldAndThenReleased() throws Exception {
        serverless.createNamespace(
                r -> r.namespaceName(name).adminUsername("landfall").manageAdminPassword(true));
        warehouse.defined(KIND);
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(warehouse::provision)
                .withMessageContaining("adopt: true");
        warehouse.defined(KIND, "adopt: true").provision();
        assertThat(serverless
                        .getNamespace(r -> r.namespaceName(name))
                        .namespace()
                        .iamRoles())
                .singleElement()
                .asString()
                .contains("landfall-" + name + "-copy");
        warehouse.teardown(false, true);
        var namespace = serverless.getNamespace(r -> r.namespaceName(name)).namespace();
        assertThat(namespace.iamRoles()).isEmpty();
        assertThat(serverless
                        .listTagsForResource(r -> r.resourceArn(namespace.namespaceArn()))
                        .tags())
                .noneMatch(tag -> tag.key().equals(Ownership.TAG));
        assertThat(workgroups()).isEmpty();
    }

    @Test
    void thereIsNothingToPause() throws Exception {
        warehouse.defined(KIND).provision();
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(warehouse::pause)
                .withMessageContaining("Serverless has no pause");
    }

    private void changeByHand() {
        serverless.updateNamespace(r -> r.namespaceName(name).iamRoles(List.of()));
        untilAvailable();
        serverless.updateWorkgroup(r -> r.workgroupName(name).configParameters(requireSsl("false")));
        untilAvailable();
        serverless.untagResource(r -> r.resourceArn(workgroup().workgroupArn()).tagKeys("team"));
    }

    private void untilAvailable() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> workgroup().status() == WorkgroupStatus.AVAILABLE
                        && serverless
                                .getNamespace(r -> r.namespaceName(name))
                                .namespace()
                                .statusAsString()
                                .equals("AVAILABLE"));
    }

    private List<Difference> differences(String kind) {
        return ((Finding.Different) warehouse.findings().get(kind)).differences();
    }

    private List<UsageLimit> limits() {
        return serverless
                .listUsageLimits(r -> r.resourceArn(workgroup().workgroupArn()))
                .usageLimits();
    }

    private List<String> namespaces() {
        return serverless.listNamespaces(r -> {}).namespaces().stream()
                .map(Namespace::namespaceName)
                .filter(name::equals)
                .toList();
    }

    private List<String> workgroups() {
        return serverless.listWorkgroups(r -> {}).workgroups().stream()
                .map(Workgroup::workgroupName)
                .filter(name::equals)
                .toList();
    }

    private Workgroup workgroup() {
        return serverless.getWorkgroup(r -> r.workgroupName(name)).workgroup();
    }

    private static ConfigParameter requireSsl(String value) {
        return ConfigParameter.builder()
                .parameterKey("require_ssl")
                .parameterValue(value)
                .build();
    }
}
