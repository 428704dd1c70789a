package io.landfall.provisioner.resource.serverless;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Compute;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.SqlEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.Namespace;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;

/** The Serverless workgroup: what answers SQL over the data of the namespace of the same name. It has no pause. */
public final class ServerlessWorkgroup implements Compute {

    static final String KIND = "serverless workgroup";

    private final RedshiftServerlessClient serverless;
    private final WarehouseDefinition warehouse;
    private final Ownership ownership;
    private final String roleArn;
    private final Supplier<Optional<String>> securityGroup;
    private final Namespaces namespaces;
    private final WorkgroupComparison comparison;

    /** @param securityGroup identifier of the group the workgroup is to have; empty as long as there is none */
    public ServerlessWorkgroup(
            RedshiftServerlessClient serverless,
            WarehouseDefinition warehouse,
            Ownership ownership,
            AwsAccount account,
            Supplier<Optional<String>> securityGroup) {
        this.serverless = serverless;
        this.warehouse = warehouse;
        this.ownership = ownership;
        this.roleArn = account.role(warehouse.roleName());
        this.securityGroup = securityGroup;
        this.namespaces = new Namespaces(serverless);
        this.comparison = new WorkgroupComparison(warehouse, ownership, securityGroup);
    }

    @Override
    public Address address() {
        return new Address(KIND, name());
    }

    @Override
    public Finding find() {
        return namespaces.workgroup(name()).map(this::judge).orElseGet(() -> new Finding.Missing(wanted()));
    }

    @Override
    public void create() {
        List<String> subnets = warehouse.network().subnets();
        serverless.createWorkgroup(r -> r.workgroupName(name())
                .namespaceName(name())
                .baseCapacity(warehouse.baseCapacity())
                .maxCapacity(warehouse.maxCapacity())
                .subnetIds(subnets.isEmpty() ? null : subnets)
                .securityGroupIds(securityGroup.get().map(List::of).orElse(null))
                .publiclyAccessible(warehouse.network().publiclyAccessible())
                .enhancedVpcRouting(warehouse.network().enhancedVpcRouting())
                .port(warehouse.port())
                .configParameters(WorkgroupComparison.TLS_ONLY)
                .tags(ServerlessTags.of(ownership.tags())));
    }

    /** Makes the first change only; the next look finds the others. */
    @Override
    public void change(Finding.Different found) {
        namespaces
                .workgroup(name())
                .flatMap(workgroup ->
                        comparison.of(workgroup, tags(workgroup)).stream().findFirst())
                .ifPresent(change -> change.call().accept(serverless));
    }

    /** Deleted; the data stays in the namespace. */
    @Override
    public Removal remove(RemovalOptions options) {
        Optional<Workgroup> found = namespaces.workgroup(name());
        if (found.isEmpty()) {
            return new Removal.Gone();
        }
        Workgroup workgroup = found.get();
        Map<String, String> tags = tags(workgroup);
        if (!ownership.isOurs(tags)) {
            return new Removal.Kept("it is not Landfall's");
        }
        if (!isAvailable(workgroup)) {
            return new Removal.Removing(workgroup.statusAsString().toLowerCase(Locale.ROOT));
        }
        if (ownership.isAdopted(tags)) {
            return release(workgroup);
        }
        serverless.deleteWorkgroup(r -> r.workgroupName(name()));
        return new Removal.Removing("deleting");
    }

    @Override
    public Removal foresee(RemovalOptions options) {
        return namespaces
                .workgroup(name())
                .map(workgroup -> ownership.foreseen(tags(workgroup)))
                .orElseGet(Removal.Gone::new);
    }

    @Override
    public Optional<SqlEndpoint> endpoint() {
        return namespaces
                .workgroup(name())
                .filter(workgroup -> isAvailable(workgroup) && hasEndpoint(workgroup))
                .flatMap(workgroup -> namespaces
                        .namespace(name())
                        .filter(this::isReady)
                        .map(namespace -> new SqlEndpoint(
                                workgroup.endpoint().address(),
                                workgroup.endpoint().port(),
                                namespace.dbName(),
                                namespace.adminPasswordSecretArn())));
    }

    private Finding judge(Workgroup workgroup) {
        Map<String, String> tags = tags(workgroup);
        Optional<Finding.Refused> foreign = ownership.refusal(address(), tags);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        if (!name().equals(workgroup.namespaceName())) {
            return new Finding.Refused(
                    "%s computes for namespace %s and is to compute for %s, which cannot be changed; delete it or choose another name"
                            .formatted(address(), workgroup.namespaceName(), name()));
        }
        if (!isAvailable(workgroup)) {
            return new Finding.Unsettled(workgroup.statusAsString().toLowerCase(Locale.ROOT));
        }
        List<ServerlessChange> changes = comparison.of(workgroup, tags);
        return changes.isEmpty() ? readiness(workgroup) : new Finding.Different(ServerlessChange.differences(changes));
    }

    private Finding readiness(Workgroup workgroup) {
        if (!hasEndpoint(workgroup)) {
            return new Finding.Unsettled("available, no endpoint yet");
        }
        return namespaces
                .namespace(name())
                .flatMap(namespace -> NamespaceRole.work(namespace, roleArn))
                .<Finding>map(Finding.Unsettled::new)
                .orElseGet(Finding.Settled::new);
    }

    private boolean isReady(Namespace namespace) {
        return Namespaces.AVAILABLE.equals(namespace.statusAsString())
                && namespace.adminPasswordSecretArn() != null
                && NamespaceRole.work(namespace, roleArn).isEmpty();
    }

    /** Without our security group, then without our tags. */
    private Removal release(Workgroup workgroup) {
        Optional<String> ours = securityGroup.get().filter(workgroup.securityGroupIds()::contains);
        List<String> others = workgroup.securityGroupIds().stream()
                .filter(group -> ours.filter(group::equals).isEmpty())
                .toList();
        if (ours.isPresent() && !others.isEmpty()) {
            serverless.updateWorkgroup(r -> r.workgroupName(name()).securityGroupIds(others));
            return new Removal.Removing("releasing its security group");
        }
        serverless.untagResource(r -> r.resourceArn(workgroup.workgroupArn()).tagKeys(Ownership.MARKS));
        return new Removal.Kept("it was adopted, and is released");
    }

    private List<Attribute> wanted() {
        List<Attribute> wanted = new ArrayList<>(List.of(
                Attribute.of("namespace_name", name()),
                Attribute.of("base_capacity", warehouse.baseCapacity()),
                Attribute.of("port", warehouse.port()),
                Attribute.of("publicly_accessible", warehouse.network().publiclyAccessible()),
                Attribute.of("enhanced_vpc_routing", warehouse.network().enhancedVpcRouting()),
                Attribute.of("security_group_ids", securityGroup.get().orElse(Attribute.KNOWN_LATER)),
                Attribute.of("config_parameter.require_ssl", true),
                Attribute.of(Ownership.TAGS, ownership.tags())));
        if (warehouse.maxCapacity() != null) {
            wanted.add(Attribute.of("max_capacity", warehouse.maxCapacity()));
        }
        if (!warehouse.network().subnets().isEmpty()) {
            wanted.add(Attribute.of("subnet_ids", warehouse.network().subnets()));
        }
        return wanted;
    }

    private Map<String, String> tags(Workgroup workgroup) {
        return ServerlessTags.of(serverless, workgroup.workgroupArn());
    }

    private static boolean isAvailable(Workgroup workgroup) {
        return Namespaces.AVAILABLE.equals(workgroup.statusAsString());
    }

    private static boolean hasEndpoint(Workgroup workgroup) {
        return workgroup.endpoint() != null && workgroup.endpoint().address() != null;
    }

    private String name() {
        return warehouse.warehouse();
    }
}
