package io.landfall.metrics;

import io.landfall.event.AlertRaised;
import io.landfall.event.Event;
import io.landfall.event.FilesLanded;
import io.landfall.event.FilesRejected;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LandedFile;
import io.landfall.event.QualityEvent;
import io.landfall.event.QualityOutcome;
import io.landfall.event.RejectionHealed;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRefused;
import io.landfall.event.RetryRequested;
import io.landfall.event.RowsRejected;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TablesLoaded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Counts what a service announces: files, rows and bytes, by pipeline and dataset or table. An event that is announced
 * again, as after a restart, is counted once by a process that remembers it. Thread-safe.
 */
public final class EventMeters {

    private static final int REMEMBERED = 10_000;
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final LoadedAge loaded;
    private final Set<String> counted = Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    public EventMeters(MeterRegistry registry) {
        this.registry = registry;
        this.loaded = new LoadedAge(registry);
    }

    /** @param id of the event's envelope */
    public void announced(String id, Event event) {
        if (!counted.add(id)) {
            return;
        }
        registry.counter("landfall.events", "type", event.getClass().getSimpleName())
                .increment();
        if (event instanceof FilesLanded landed) {
            files(landed.pipeline(), landed.dataset(), "landed")
                    .increment(landed.files().size());
            long bytes = landed.files().stream().mapToLong(LandedFile::size).sum();
            count("landfall.bytes", landed.pipeline(), landed.dataset(), "landed", bytes);
        } else if (event instanceof FilesRejected rejected) {
            files(rejected.pipeline(), rejected.dataset(), "rejected")
                    .increment(rejected.files().size());
        } else if (event instanceof RowsRejected rows) {
            count("landfall.rows", rows.pipeline(), rows.dataset(), "rejected", rows.rows());
        } else if (event instanceof RejectionHealed healed) {
            files(healed.pipeline(), healed.dataset(), "healed").increment(healed.files());
        } else if (event instanceof FilesSkipped skipped) {
            files(skipped.pipeline(), skipped.dataset(), "skipped").increment(skipped.files());
        } else if (event instanceof StagingLoaded staged) {
            files(staged.pipeline(), staged.dataset(), "staged").increment(staged.files());
            count("landfall.rows", staged.pipeline(), staged.dataset(), "staged", staged.rows());
            count("landfall.bytes", staged.pipeline(), staged.dataset(), "staged", staged.bytes());
        } else if (event instanceof TablesLoaded tables) {
            loaded(tables);
        } else if (event instanceof QualityEvent quality) {
            checked(quality);
        } else if (event instanceof AlertRaised alert) {
            registry.counter("landfall.alerts", "pipeline", orNone(alert.pipeline()), "alert", alert.alert())
                    .increment();
        }
    }

    private void checked(QualityEvent event) {
        if (event instanceof QualityOutcome outcome) {
            checks(event.pipeline(), "passed", outcome.counts().passed());
            checks(event.pipeline(), "warned", outcome.counts().warned());
            checks(event.pipeline(), "failed", outcome.counts().failed());
            checks(event.pipeline(), "broken", outcome.counts().broken());
        } else if (event instanceof RetryRequested requested) {
            retries(event.pipeline(), requested.action(), "requested");
        } else if (event instanceof RetryRefused refused) {
            retries(event.pipeline(), refused.action(), "refused");
        } else if (event instanceof RetriesExhausted exhausted) {
            retries(event.pipeline(), exhausted.action(), "exhausted");
        }
    }

    private void checks(String pipeline, String status, int amount) {
        registry.counter("landfall.checks", "pipeline", pipeline, "status", status)
                .increment(amount);
    }

    private void retries(String pipeline, RetryAction action, String outcome) {
        String name = action == null ? NONE : action.name().toLowerCase(Locale.ROOT);
        registry.counter("landfall.check.retries", "pipeline", pipeline, "action", name, "outcome", outcome)
                .increment();
    }

    private void loaded(TablesLoaded event) {
        loaded.now(event.pipeline());
        registry.counter("landfall.loads", "pipeline", event.pipeline()).increment();
        event.tables().forEach((table, change) -> {
            count("landfall.rows", event.pipeline(), table, "inserted", change.inserted());
            count("landfall.rows", event.pipeline(), table, "updated", change.updated());
        });
    }

    private Counter files(String pipeline, String dataset, String outcome) {
        return registry.counter(
                "landfall.files", "pipeline", orNone(pipeline), "name", orNone(dataset), "outcome", outcome);
    }

    private void count(String meter, String pipeline, String name, String outcome, long amount) {
        registry.counter(meter, "pipeline", pipeline, "name", name, "outcome", outcome)
                .increment(amount);
    }

    private static String orNone(String label) {
        return label == null ? NONE : label;
    }
}
