package io.landfall.stager.reject;

import io.landfall.event.Cause;
import io.landfall.event.FileEvent;
import io.landfall.event.RejectionHealed;
import io.landfall.event.RowsRejected;
import io.landfall.ledger.FileTriage;
import io.landfall.ledger.RejectionLedger;
import io.landfall.ledger.RowLedger;
import io.landfall.ledger.StagedBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What there is to tell besides that batches are staged, read from the ledger, so that it is the same whenever it is told. */
public final class Aside {

    private Aside() {}

    /** About files that the ledger has, some of them in batches that no load has taken yet. */
    public static List<FileEvent> known(
            Handle session, String pipeline, String dataset, FileTriage triage, List<StagedBatch> unloaded) {
        List<FileEvent> events = new ArrayList<>();
        if (!triage.rejected().isEmpty()) {
            events.addAll(new RejectionLedger(pipeline, dataset)
                    .announcements(session, triage.rejected().values()));
        }
        events.addAll(of(
                session,
                pipeline,
                dataset,
                unloaded.stream().map(b -> b.announcement().batch()).toList()));
        return events;
    }

    /** About all batches of a backlog, each with the chain of its batch. */
    public static Map<FileEvent, Cause> backlog(Handle session, List<StagedBatch> backlog) {
        Map<String, List<StagedBatch>> byDataset = backlog.stream()
                .collect(Collectors.groupingBy(b -> b.announcement().dataset()));
        Map<FileEvent, Cause> events = new LinkedHashMap<>();
        byDataset.forEach((dataset, batches) -> {
            Map<String, Cause> causes = batches.stream()
                    .collect(Collectors.toMap(b -> b.announcement().batch(), StagedBatch::cause));
            String pipeline = batches.get(0).announcement().pipeline();
            for (FileEvent event : of(session, pipeline, dataset, causes.keySet())) {
                String batch = event instanceof RowsRejected rows ? rows.batch() : ((RejectionHealed) event).batch();
                events.put(event, causes.get(batch));
            }
        });
        return events;
    }

    /** About the rows kept aside from the batches, and the rejections they healed. */
    public static List<FileEvent> of(Handle session, String pipeline, String dataset, Collection<String> batches) {
        if (batches.isEmpty()) {
            return List.of();
        }
        List<FileEvent> events = new ArrayList<>(new RowLedger(pipeline, dataset).rejectedIn(session, batches));
        events.addAll(new RejectionLedger(pipeline, dataset).healedBy(session, batches));
        return events;
    }
}
