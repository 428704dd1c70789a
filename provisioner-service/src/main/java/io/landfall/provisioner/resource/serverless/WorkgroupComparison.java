package io.landfall.provisioner.resource.serverless;

import static io.landfall.provisioner.resource.serverless.ServerlessChange.differing;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshiftserverless.model.ConfigParameter;
import software.amazon.awssdk.services.redshiftserverless.model.UpdateWorkgroupRequest;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;

/**
 * Compares a workgroup with the definition, and only what the definition sets: AWS fills in subnets, parameters and capacities of its own,
 * in an order of its own, and tools that compare those too want to change them for ever (hashicorp/terraform-provider-aws#28255, #33899).
 */
final class WorkgroupComparison {

    /** Connections without TLS are refused. The parameter is named in the API reference, CreateWorkgroup. */
    static final ConfigParameter TLS_ONLY = ConfigParameter.builder()
            .parameterKey("require_ssl")
            .parameterValue("true")
            .build();

    /** UpdateWorkgroup takes it for "no maximum". */
    private static final int NO_MAXIMUM = -1;

    private final WarehouseDefinition warehouse;
    private final Ownership ownership;
    private final Supplier<Optional<String>> securityGroup;

    WorkgroupComparison(WarehouseDefinition warehouse, Ownership ownership, Supplier<Optional<String>> securityGroup) {
        this.warehouse = warehouse;
        this.ownership = ownership;
        this.securityGroup = securityGroup;
    }

    /** In the order in which they are made: what protects first, what disturbs connections last. */
    List<ServerlessChange> of(Workgroup found, Map<String, String> tags) {
        List<Optional<ServerlessChange>> changes = new ArrayList<>();
        changes.add(tags(found, tags));
        changes.add(securityGroups(found, tags));
        changes.add(tlsOnly(found));
        changes.addAll(capacities(found));
        changes.add(publicAccess(found));
        changes.add(vpcRouting(found));
        changes.add(subnets(found));
        changes.add(port(found));
        return changes.stream().flatMap(Optional::stream).toList();
    }

    private Optional<ServerlessChange> tags(Workgroup found, Map<String, String> tags) {
        return ownership.differences(tags).stream()
                .findFirst()
                .map(difference -> new ServerlessChange(
                        difference,
                        serverless -> serverless.tagResource(r -> r.resourceArn(found.workgroupArn())
                                .tags(ServerlessTags.of(ownership.tagsToSet(tags))))));
    }

    /** An adopted workgroup keeps those it had. */
    private Optional<ServerlessChange> securityGroups(Workgroup workgroup, Map<String, String> tags) {
        List<String> found = sorted(workgroup.securityGroupIds());
        List<String> wanted = securityGroup.get().map(List::of).orElse(List.of());
        boolean wasThere = !ownership.isOurs(tags) || ownership.isAdopted(tags);
        if (wanted.isEmpty() || found.equals(wanted) || wasThere && found.containsAll(wanted)) {
            return Optional.empty();
        }
        List<String> all =
                sorted(wasThere ? Stream.concat(found.stream(), wanted.stream()).toList() : wanted);
        return Optional.of(update(Difference.of("security_group_ids", found, all), r -> r.securityGroupIds(all)));
    }

    private Optional<ServerlessChange> tlsOnly(Workgroup found) {
        return found.configParameters().stream()
                .filter(parameter -> TLS_ONLY.parameterKey().equals(parameter.parameterKey()))
                .findFirst()
                .flatMap(parameter -> differing(
                        "config_parameter.require_ssl", parameter.parameterValue(), TLS_ONLY.parameterValue()))
                .map(difference -> update(
                        difference.because("passwords and data would cross the network in plain text"),
                        r -> r.configParameters(TLS_ONLY)));
    }

    /** The maximum first where the new base capacity would be beyond the old one. */
    private List<Optional<ServerlessChange>> capacities(Workgroup found) {
        Optional<ServerlessChange> base = differing("base_capacity", found.baseCapacity(), warehouse.baseCapacity())
                .map(difference -> update(difference, r -> r.baseCapacity(warehouse.baseCapacity())));
        Optional<ServerlessChange> max = maximum(found);
        boolean beyond = found.maxCapacity() != null && warehouse.baseCapacity() > found.maxCapacity();
        return beyond ? List.of(max, base) : List.of(base, max);
    }

    private Optional<ServerlessChange> maximum(Workgroup found) {
        Integer now = found.maxCapacity() == null || found.maxCapacity() == NO_MAXIMUM ? null : found.maxCapacity();
        Integer wanted = warehouse.maxCapacity();
        if (now == null ? wanted == null : now.equals(wanted)) {
            return Optional.empty();
        }
        return Optional.of(update(
                Difference.of("max_capacity", now == null ? "(none)" : now, wanted == null ? "(none)" : wanted),
                r -> r.maxCapacity(wanted == null ? NO_MAXIMUM : wanted)));
    }

    private Optional<ServerlessChange> publicAccess(Workgroup found) {
        boolean wanted = warehouse.network().publiclyAccessible();
        return differing("publicly_accessible", found.publiclyAccessible(), wanted)
                .map(difference -> update(difference, r -> r.publiclyAccessible(wanted)));
    }

    private Optional<ServerlessChange> vpcRouting(Workgroup found) {
        boolean wanted = warehouse.network().enhancedVpcRouting();
        return differing("enhanced_vpc_routing", found.enhancedVpcRouting(), wanted)
                .map(difference -> update(difference, r -> r.enhancedVpcRouting(wanted)));
    }

    /** Those that AWS chose are left. */
    private Optional<ServerlessChange> subnets(Workgroup found) {
        List<String> wanted = sorted(warehouse.network().subnets());
        return wanted.isEmpty() || !found.hasSubnetIds()
                ? Optional.empty()
                : differing("subnet_ids", sorted(found.subnetIds()), wanted)
                        .map(difference -> update(difference, r -> r.subnetIds(wanted)));
    }

    private Optional<ServerlessChange> port(Workgroup found) {
        return differing("port", found.port(), warehouse.port())
                .map(difference ->
                        update(difference.because("who connects has to be told"), r -> r.port(warehouse.port())));
    }

    private ServerlessChange update(Difference difference, Consumer<UpdateWorkgroupRequest.Builder> change) {
        return new ServerlessChange(
                difference,
                serverless -> serverless.updateWorkgroup(r -> change.accept(r.workgroupName(warehouse.warehouse()))));
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().distinct().toList();
    }
}
