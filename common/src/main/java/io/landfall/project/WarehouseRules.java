package io.landfall.project;

import java.util.List;

/** Everything that {@code warehouse.yaml} must keep to besides its schema. */
final class WarehouseRules {

    static final List<DefinitionRule> ALL = List.of(
            new KindRules(),
            new NameRules(),
            new RegionRules(),
            new BucketRules(),
            new TagRules(),
            new ClusterRules(),
            new ServerlessRules(),
            new NetworkRules(),
            new AllowRules(),
            new ScheduleRules(),
            new NoOpWindowRules());

    private WarehouseRules() {}
}
