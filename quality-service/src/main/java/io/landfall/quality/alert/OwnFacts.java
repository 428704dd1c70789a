package io.landfall.quality.alert;

import io.landfall.event.Event;
import io.landfall.event.FileEvent;
import io.landfall.event.FilesRejected;
import io.landfall.event.LoadRequestEvent;
import io.landfall.event.NotificationEvent;
import io.landfall.event.QualityEvent;
import io.landfall.event.StagingEvent;
import io.landfall.event.TableEvent;
import io.landfall.event.WarehouseEvent;
import io.landfall.event.WriteBlocked;
import io.landfall.project.Installation;
import io.landfall.project.PipelineDefinition;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells facts about an installation from those about others that share its Kafka. Commands and alerts are no facts. */
public final class OwnFacts implements Predicate<Event> {

    private final String warehouse;
    private final String bucket;
    private final Set<String> pipelines;

    public OwnFacts(Installation installation) {
        this.warehouse = installation.warehouse().warehouse();
        this.bucket = installation.warehouse().landingBucket();
        this.pipelines = installation.pipelines().stream()
                .map(PipelineDefinition::pipeline)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean test(Event event) {
        if (event instanceof WarehouseEvent fact) {
            return fact.warehouse().equals(warehouse);
        }
        if (event instanceof NotificationEvent fact) {
            return fact.warehouse().equals(warehouse);
        }
        if (event instanceof FilesRejected fact && fact.pipeline() == null) {
            return fact.files().stream().anyMatch(file -> file.bucket().equals(bucket));
        }
        String pipeline = pipeline(event);
        return pipeline != null && pipelines.contains(pipeline);
    }

    private static String pipeline(Event event) {
        if (event instanceof FileEvent fact) {
            return fact.pipeline();
        }
        if (event instanceof StagingEvent fact) {
            return fact.pipeline();
        }
        if (event instanceof TableEvent fact) {
            return fact.pipeline();
        }
        if (event instanceof LoadRequestEvent fact) {
            return fact.pipeline();
        }
        if (event instanceof WriteBlocked fact) {
            return fact.pipeline();
        }
        return event instanceof QualityEvent fact ? fact.pipeline() : null;
    }
}
