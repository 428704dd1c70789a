package io.landfall.ledger;

import io.landfall.event.Cause;
import io.landfall.event.StagingLoaded;
import io.landfall.warehouse.QualifiedName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A batch that is committed in its staging table.
 *
 * @param announcement the event that tells about it
 * @param cause the chain the event belongs to
 */
public record StagedBatch(StagingLoaded announcement, Cause cause) {

    /** The staging tables of the batches, by dataset. */
    public static Map<String, List<QualifiedName>> tables(List<StagedBatch> batches) {
        return batches.stream()
                .map(StagedBatch::announcement)
                .collect(Collectors.groupingBy(
                        StagingLoaded::dataset,
                        Collectors.mapping(b -> QualifiedName.parse(b.stagingTable()), Collectors.toList())));
    }
}
