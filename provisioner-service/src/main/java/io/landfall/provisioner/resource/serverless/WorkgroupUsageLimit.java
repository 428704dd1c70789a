package io.landfall.provisioner.resource.serverless;

import io.landfall.project.UsageLimitDefinition;
import io.landfall.project.WarehouseDefinition;
import io.landfall.provisioner.resource.Address;
import io.landfall.provisioner.resource.Attribute;
import io.landfall.provisioner.resource.Difference;
import io.landfall.provisioner.resource.Finding;
import io.landfall.provisioner.resource.Ownership;
import io.landfall.provisioner.resource.Removal;
import io.landfall.provisioner.resource.RemovalOptions;
import io.landfall.provisioner.resource.Resource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.UsageLimit;
import software.amazon.awssdk.services.redshiftserverless.model.UsageLimitUsageType;
import software.amazon.awssdk.services.redshiftserverless.model.Workgroup;

/**
 * The bound on what a workgroup may consume. Usage limits carry no tags: on a workgroup that Landfall made the definition is the whole
 * truth about them, on an adopted one those that were there stay.
 */
public final class WorkgroupUsageLimit implements Resource {

    private final RedshiftServerlessClient serverless;
    private final WarehouseDefinition warehouse;
    private final Ownership ownership;
    private final Namespaces namespaces;

    public WorkgroupUsageLimit(
            RedshiftServerlessClient serverless, WarehouseDefinition warehouse, Ownership ownership) {
        this.serverless = serverless;
        this.warehouse = warehouse;
        this.ownership = ownership;
        this.namespaces = new Namespaces(serverless);
    }

    @Override
    public Address address() {
        return new Address("serverless usage limit", warehouse.warehouse());
    }

    @Override
    public boolean isWanted() {
        return warehouse.usageLimit() != null;
    }

    @Override
    public Finding find() {
        Optional<Workgroup> workgroup = workgroup();
        List<UsageLimit> found = workgroup.map(this::limits).orElse(List.of());
        if (wanted().isEmpty()) {
            boolean extra = !found.isEmpty() && workgroup.filter(this::isMade).isPresent();
            return extra ? new Finding.Unwanted("warehouse.yaml has no usage_limit any more") : new Finding.Settled();
        }
        UsageLimitDefinition wanted = wanted().get();
        Optional<UsageLimit> same = samePeriod(found, wanted);
        if (same.isEmpty()) {
            return found.isEmpty() || workgroup.filter(this::isMade).isEmpty()
                    ? new Finding.Missing(attributes(wanted))
                    : new Finding.Different(
                            List.of(Difference.of("period", found.get(0).periodAsString(), word(wanted.period()))
                                    .because("the limit is made anew")));
        }
        List<Difference> differences = differences(same.get(), wanted);
        return differences.isEmpty() ? new Finding.Settled() : new Finding.Different(differences);
    }

    @Override
    public void create() {
        UsageLimitDefinition wanted = wanted().orElseThrow();
        String arn = workgroup().orElseThrow().workgroupArn();
        serverless.createUsageLimit(r -> r.resourceArn(arn)
                .usageType(UsageLimitUsageType.SERVERLESS_COMPUTE)
                .amount(wanted.rpuHours())
                .period(word(wanted.period()))
                .breachAction(word(wanted.breachAction())));
    }

    /** UpdateUsageLimit has no period: for another one the limit before goes first. */
    @Override
    public void change(Finding.Different found) {
        List<UsageLimit> limits = workgroup().map(this::limits).orElse(List.of());
        UsageLimitDefinition wanted = wanted().orElseThrow();
        samePeriod(limits, wanted)
                .ifPresentOrElse(
                        limit -> serverless.updateUsageLimit(r -> r.usageLimitId(limit.usageLimitId())
                                .amount(wanted.rpuHours())
                                .breachAction(word(wanted.breachAction()))),
                        () -> delete(limits));
    }

    @Override
    public Removal remove(RemovalOptions options) {
        Optional<Workgroup> workgroup = workgroup();
        if (workgroup.filter(this::isMade).isPresent()) {
            delete(limits(workgroup.get()));
        }
        return new Removal.Gone();
    }

    @Override
    public Removal foresee(RemovalOptions options) {
        return workgroup()
                .filter(this::isMade)
                .filter(workgroup -> !limits(workgroup).isEmpty())
                .<Removal>map(workgroup -> new Removal.Removing("to be removed"))
                .orElseGet(Removal.Gone::new);
    }

    /** Where none is wanted it is as it should be when there is none. */
    @Override
    public boolean outlivesTeardown() {
        return wanted().isEmpty();
    }

    private void delete(List<UsageLimit> limits) {
        limits.forEach(limit -> serverless.deleteUsageLimit(r -> r.usageLimitId(limit.usageLimitId())));
    }

    private static List<Difference> differences(UsageLimit found, UsageLimitDefinition wanted) {
        return Stream.of(
                        ServerlessChange.differing("amount", found.amount(), wanted.rpuHours()),
                        ServerlessChange.differing(
                                "breach_action", found.breachActionAsString(), word(wanted.breachAction())))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<UsageLimit> samePeriod(List<UsageLimit> found, UsageLimitDefinition wanted) {
        return found.stream()
                .filter(limit -> word(wanted.period()).equals(limit.periodAsString()))
                .findFirst();
    }

    private static List<Attribute> attributes(UsageLimitDefinition wanted) {
        return List.of(
                Attribute.of("usage_type", UsageLimitUsageType.SERVERLESS_COMPUTE),
                Attribute.of("amount", wanted.rpuHours()),
                Attribute.of("period", word(wanted.period())),
                Attribute.of("breach_action", word(wanted.breachAction())));
    }

    private List<UsageLimit> limits(Workgroup workgroup) {
        return serverless
                .listUsageLimitsPaginator(
                        r -> r.resourceArn(workgroup.workgroupArn()).usageType(UsageLimitUsageType.SERVERLESS_COMPUTE))
                .stream()
                .flatMap(page -> page.usageLimits().stream())
                .toList();
    }

    private boolean isMade(Workgroup workgroup) {
        var tags = ServerlessTags.of(serverless, workgroup.workgroupArn());
        return ownership.isOurs(tags) && !ownership.isAdopted(tags);
    }

    private Optional<Workgroup> workgroup() {
        return namespaces.workgroup(warehouse.warehouse());
    }

    private Optional<UsageLimitDefinition> wanted() {
        return Optional.ofNullable(warehouse.usageLimit());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
