package io.landfall.project;

import java.util.List;

/** Where only the datasets are notified, each must have a beginning for S3 to filter by. */
final class NotificationPrefixes {

    private NotificationPrefixes() {}

    /** A filter of S3 is a prefix: one that is empty would notify the whole bucket, which others use. */
    static void check(WarehouseDefinition warehouse, PipelineDefinition pipeline, List<ProjectProblem> problems) {
        if (warehouse.notifications() == NotificationScope.DATASETS) {
            pipeline.datasets().stream()
                    .filter(dataset -> dataset.location().literalPrefix().isEmpty())
                    .forEach(dataset -> problems.add(ProjectProblem.inFile("pipeline.yaml", refusal(dataset))));
        }
    }

    private static String refusal(Dataset dataset) {
        return "dataset " + dataset.name() + ": with notifications: datasets its location must begin with literal text,"
                + " not with a field or *; write a folder first, such as " + dataset.name() + "/" + dataset.location();
    }
}
