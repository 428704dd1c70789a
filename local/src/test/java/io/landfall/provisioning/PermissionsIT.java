package io.landfall.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.landfall.provisioner.failure.ProvisioningException;
import io.landfall.provisioner.permission.ApiCall;
import io.landfall.provisioner.permission.Grant;
import io.landfall.provisioner.permission.PermissionCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/permissions.md lists is what is needed: no more, and no less. */
class PermissionsIT {

    /** AWS encrypts every bucket by itself; only stores that do not are told to. */
    private static final ApiCall NOT_ON_AWS = ApiCall.of("S3", "PutBucketEncryption");

    @TempDir
    private static Path directory;

    private static AwsOnOneMachine machine;

    @BeforeAll
    static void start() {
        machine = new AwsOnOneMachine(directory.resolve("aws"), new NoDatabases());
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Test
    void theCatalogHasEveryCallThatIsMadeAndNoOther() throws Exception {
        RecordedCalls calls = new RecordedCalls();
        for (WholeLife life : WholeLife.values()) {
            life.live(
                    machine,
                    new WarehouseLife(machine.clients(calls), directory, life.warehouse())
                            .allowedOnly(all(), machine.controlPlane().faults()));
        }
        SortedSet<ApiCall> known = new TreeSet<>(PermissionCatalog.calls().keySet());
        assertThat(without(calls.kinds(), known))
                .as("made, and not in PermissionCatalog: add them there, then write docs/permissions.md anew")
                .isEmpty();
        assertThat(without(known, calls.kinds()))
                .as("in PermissionCatalog, and not made: take them out there, or make them in WholeLife")
                .isEqualTo(new TreeSet<>(Set.of(NOT_ON_AWS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iam:CreateRole",
                "iam:PassRole",
                "ec2:AuthorizeSecurityGroupIngress",
                "redshift:CreateCluster",
                "redshift:CreateTags",
                "secretsmanager:CreateSecret"
            })
    void aMissingPermissionIsNamed(String missing) {
        List<String> granted = new ArrayList<>(all());
        granted.remove(missing);
        String name = "lacks" + missing.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        WarehouseLife warehouse = new WarehouseLife(machine.clients(), directory, name)
                .allowedOnly(granted, machine.controlPlane().faults())
                .defined("kind: provisioned", "network: {allow: [10.0.0.0/8]}");
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(warehouse::provision)
                .withMessageContaining("needs the permission " + missing + " on ");
    }

    private static List<String> all() {
        return PermissionCatalog.grants(PermissionCatalog.calls().keySet()).stream()
                .map(Grant::action)
                .distinct()
                .toList();
    }

    private static SortedSet<ApiCall> without(SortedSet<ApiCall> calls, SortedSet<ApiCall> others) {
        SortedSet<ApiCall> left = new TreeSet<>(calls);
        left.removeAll(others);
        return left;
    }
}
