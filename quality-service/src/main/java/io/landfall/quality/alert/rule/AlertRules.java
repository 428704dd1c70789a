package io.landfall.quality.alert.rule;

import io.landfall.project.Installation;
import io.landfall.quality.alert.Rule;
import java.util.List;

/** The rules of an installation. */
public final class AlertRules {

    private AlertRules() {}

    /** All of them; each remembers for itself, so that they belong to one engine. */
    public static List<Rule> of(Installation installation) {
        return List.of(
                new CheckRule(installation.pipelines()),
                new QuarantinedRule(),
                new LoadFailedRule(),
                new StagingFailedRule(),
                new FilesRejectedRule(installation.warehouse().warehouse()),
                new RowsRejectedRule(),
                new NotificationsDeadRule(),
                new ReconcileRule(),
                new WarehouseFailedRule(),
                new WarehouseDriftedRule(),
                new WriteBlockedRule());
    }
}
