package io.landfall.provisioner.resource.serverless;

import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.aws.AwsAccount;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.Namespace;

/**
 * The Serverless namespace: database, admin user and roles. Its admin password is made and kept by AWS; nobody here ever sees it. Whether
 * the roles are in effect is the workgroup's to wait for, because they need not become so before there is one.
 */
public final class ServerlessNamespace implements Resource {

    private final RedshiftServerlessClient serverless;
    private final WarehouseDefinition warehouse;
    private final Ownership ownership;
    private final String roleArn;
    private final Namespaces namespaces;
    private final NamespaceComparison comparison;
    private final NamespaceRemoval removal;

    public ServerlessNamespace(
            RedshiftServerlessClient serverless,
            WarehouseDefinition warehouse,
            Ownership ownership,
            AwsAccount account) {
        this.serverless = serverless;
        this.warehouse = warehouse;
        this.ownership = ownership;
        this.roleArn = account.role(warehouse.roleName());
        this.namespaces = new Namespaces(serverless);
        this.comparison = new NamespaceComparison(ownership, roleArn);
        this.removal = new NamespaceRemoval(serverless, ownership, roleArn);
    }

    @Override
    public Address address() {
        return new Address(Namespaces.KIND, name());
    }

    @Override
    public Finding find() {
        return namespaces.namespace(name()).map(this::judge).orElseGet(this::missing);
    }

    @Override
    public void create() {
        serverless.createNamespace(r -> r.namespaceName(name())
                .dbName(warehouse.database())
                .adminUsername(warehouse.adminUser())
                .manageAdminPassword(true)
                .iamRoles(roleArn)
                .defaultIamRoleArn(roleArn)
                .tags(ServerlessTags.of(ownership.tags())));
    }

    /** Makes the first change only; the next look finds the others. */
    @Override
    public void change(Finding.Different found) {
        namespaces
                .namespace(name())
                .flatMap(namespace ->
                        comparison.of(namespace, tags(namespace)).stream().findFirst())
                .ifPresent(change -> change.call().accept(serverless));
    }

    @Override
    public Removal remove(RemovalOptions options) {
        return removal.remove(name(), namespaces.namespace(name()), options);
    }

    @Override
    public Removal foresee(RemovalOptions options) {
        return namespaces
                .namespace(name())
                .map(namespace -> ownership.foreseen(tags(namespace)))
                .orElseGet(Removal.Gone::new);
    }

    private Finding judge(Namespace namespace) {
        Map<String, String> tags = tags(namespace);
        Optional<Finding.Refused> refused = ownership.refusal(address(), tags).or(() -> fixed(namespace));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!Namespaces.AVAILABLE.equals(namespace.statusAsString())) {
            return new Finding.Unsettled(namespace.statusAsString().toLowerCase(Locale.ROOT));
        }
        List<ServerlessChange> changes = comparison.of(namespace, tags);
        return changes.isEmpty() ? new Finding.Settled() : new Finding.Different(ServerlessChange.differences(changes));
    }

    /** UpdateNamespace has no database, and a new admin user only with a password that somebody would have to know. */
    private Optional<Finding.Refused> fixed(Namespace namespace) {
        return Stream.of(
                        ServerlessChange.differing("database", namespace.dbName(), warehouse.database()),
                        ServerlessChange.differing("admin_user", namespace.adminUsername(), warehouse.adminUser()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(difference -> new Finding.Refused(
                        "%s: %s is %s and is to be %s, which cannot be changed; undo that in warehouse.yaml, or tear the warehouse down and provision it anew"
                                .formatted(
                                        address(), difference.attribute(), difference.found(), difference.wanted())));
    }

    private Finding missing() {
        return new Finding.Missing(List.of(
                Attribute.of("db_name", warehouse.database()),
                Attribute.of("admin_username", warehouse.adminUser()),
                Attribute.of("manage_admin_password", true),
                Attribute.of("iam_roles", roleArn),
                Attribute.of("default_iam_role_arn", roleArn),
                Attribute.of(Ownership.TAGS, ownership.tags())));
    }

    private Map<String, String> tags(Namespace namespace) {
        return ServerlessTags.of(serverless, namespace.namespaceArn());
    }

    private String name() {
        return warehouse.warehouse();
    }
}
