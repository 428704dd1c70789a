package io.landfall.redshift.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.redshiftserverless.model.ConfigParameter;
import software.amazon.awssdk.services.redshiftserverless.model.PerformanceTargetStatus;
import software.amazon.awssdk.services.redshiftserverless.model.UpdateWorkgroupRequest;
import software.amazon.awssdk.services.redshiftserverless.model.ValidationException;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;
import software.amazon.awssdk.services.redshiftserverless.model.WorkgroupStatus;

class UpdateWorkgroupIT {

    @TempDir
    Path directory;

    private AwsFixture aws;

    @BeforeEach
    void start() {
        aws = new AwsFixture(directory, AwsFixture.BRISK);
        aws.serverless.createNamespace(r -> r.namespaceName("sales"));
        aws.serverless.createWorkgroup(r -> r.namespaceName("sales").workgroupName("sales"));
        awaitAvailable("sales");
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void eachParameterIsChangedInARequestOfItsOwn() {
        assertThat(update(r -> r.baseCapacity(64)).baseCapacity()).isEqualTo(64);
        assertThat(update(r -> r.maxCapacity(128)).maxCapacity()).isEqualTo(128);
        assertThat(update(r -> r.publiclyAccessible(true)).publiclyAccessible()).isTrue();
        assertThat(update(r -> r.enhancedVpcRouting(true)).enhancedVpcRouting()).isTrue();
        assertThat(update(r -> r.subnetIds("subnet-9")).subnetIds()).containsExactly("subnet-9");
        assertThat(update(r -> r.securityGroupIds("sg-9")).securityGroupIds()).containsExactly("sg-9");
        assertThat(update(r -> r.trackName("trailing")).trackName()).isEqualTo("trailing");
        assertThat(update(r -> r.ipAddressType("dualstack")).ipAddressType()).isEqualTo("dualstack");
        assertThat(update(r -> r.configParameters(
                                p -> p.parameterKey("datestyle").parameterValue("ISO, DMY")))
                        .configParameters())
                .contains(ConfigParameter.builder()
                        .parameterKey("datestyle")
                        .parameterValue("ISO, DMY")
                        .build());
    }

    @Test
    void twoParametersInOneRequestAreRefusedEvenWithTheirPresentValues() {
        Consumer<UpdateWorkgroupRequest.Builder> unchanged =
                r -> r.workgroupName("sales").baseCapacity(128).port(5439);
        assertThatThrownBy(() -> aws.serverless.updateWorkgroup(unchanged))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Can't update multiple configurations at the same time for workgroup sales.");
        assertThatThrownBy(() -> aws.serverless.updateWorkgroup(r -> r.workgroupName("sales")))
                .isInstanceOf(ValidationException.class);
        assertThat(get("sales").status()).isEqualTo(WorkgroupStatus.AVAILABLE);
    }

    @Test
    void theOrderOfCapacityChangesMattersAndTheLimitIsTakenAwayOnce() {
        update(r -> r.maxCapacity(256));
        refusesUpdate(r -> r.baseCapacity(512));
        refusesUpdate(r -> r.maxCapacity(64));
        update(r -> r.maxCapacity(1024));
        assertThat(update(r -> r.baseCapacity(512)).baseCapacity()).isEqualTo(512);
        assertThat(update(r -> r.maxCapacity(-1)).maxCapacity()).isNull();
        refusesUpdate(r -> r.maxCapacity(-1));
    }

    @Test
    void aPricePerformanceTargetIsDisabledBeforeTheBaseCapacityIsSet() {
        Workgroup targeted = update(r -> r.pricePerformanceTarget(
                t -> t.status(PerformanceTargetStatus.ENABLED).level(75)));
        assertThat(targeted.baseCapacity()).isEqualTo(-1);
        assertThat(targeted.pricePerformanceTarget().level()).isEqualTo(75);
        refusesUpdate(r -> r.baseCapacity(64));
        Workgroup plain = update(r -> r.pricePerformanceTarget(t -> t.status(PerformanceTargetStatus.DISABLED)));
        assertThat(plain.pricePerformanceTarget().status()).isEqualTo(PerformanceTargetStatus.DISABLED);
        assertThat(update(r -> r.baseCapacity(64)).baseCapacity()).isEqualTo(64);
    }

    @Test
    void anotherPortMovesTheDatabase() {
        Workgroup moving = aws.serverless
                .updateWorkgroup(r -> r.workgroupName("sales").port(8200))
                .workgroup();
        assertThat(moving.status()).isEqualTo(WorkgroupStatus.MODIFYING);
        assertThat(moving.endpoint()).isNull();
        assertThat(awaitAvailable("sales").endpoint().port()).isEqualTo(18_200);
    }

    @Test
    void aNewAdminPasswordReachesTheDatabaseOnItsPort() {
        aws.serverless.updateNamespace(
                r -> r.namespaceName("sales").adminUsername("admin").adminUserPassword("Passw0rd"));
        await().untilAsserted(() -> assertThat(
                        aws.warehouses.running().get("namespace--sales").password())
                .isEqualTo("Passw0rd"));
        assertThat(awaitAvailable("sales").endpoint().port()).isEqualTo(15_439);
    }

    private Workgroup update(Consumer<UpdateWorkgroupRequest.Builder> change) {
        Workgroup answered = aws.serverless
                .updateWorkgroup(r -> change.accept(r.workgroupName("sales")))
                .workgroup();
        assertThat(answered.status()).isEqualTo(WorkgroupStatus.MODIFYING);
        assertThat(answered.endpoint()).isNotNull();
        return awaitAvailable("sales");
    }

    private void refusesUpdate(Consumer<UpdateWorkgroupRequest.Builder> change) {
        assertThatThrownBy(() -> aws.serverless.updateWorkgroup(r -> change.accept(r.workgroupName("sales"))))
                .isInstanceOf(ValidationException.class);
    }

    private Workgroup get(String name) {
        return aws.serverless.getWorkgroup(r -> r.workgroupName(name)).workgroup();
    }

    private Workgroup awaitAvailable(String name) {
        await().untilAsserted(() -> assertThat(get(name).status()).isEqualTo(WorkgroupStatus.AVAILABLE));
        return get(name);
    }
}
