package io.landfall.quality.absence;

import io.landfall.event.AlertRaised;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.event.Event;
import io.landfall.event.FilesLanded;
import io.landfall.event.QualityOutcome;
import io.landfall.event.TablesLoaded;
import io.landfall.flow.WarehouseListener;
import io.landfall.ledger.FreshnessLedger;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.Project;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices what does not happen in a pipeline, as long as there is a warehouse, paused or not. Hears of events of any age in
 * any order; decides when it is asked to {@link #look}, by one thread, and never asks the warehouse.
 */
public final class AbsenceEngine implements WarehouseListener {

    private static final Logger LOG = LoggerFactory.getLogger(AbsenceEngine.class);
    private static final List<AlertKind> KINDS = List.of(AlertKind.SILENT, AlertKind.EXPECTED_FILES, AlertKind.STALE);

    private final String warehouse;
    private final PipelineDefinition pipeline;
    private final AlertDecisions alerts;
    private final Clock clock;
    private final Optional<Silence> silence;
    private final List<ExpectedFiles> files;
    private final Staleness staleness;
    private volatile boolean hasHistory;
    private volatile boolean watching;
    private volatile boolean ended;
    private boolean tidied;

    /** @param bucket looked at for expected files */
    public AbsenceEngine(Project project, AlertDecisions alerts, LandingBucket bucket, Clock clock) {
        this.warehouse = project.warehouse().warehouse();
        this.pipeline = project.pipeline();
        this.alerts = alerts;
        this.clock = clock;
        this.silence = Optional.ofNullable(pipeline.freshness())
                .map(freshness -> new Silence(pipeline, alerts, clock.instant()));
        this.files = pipeline.datasets().stream()
                .filter(dataset -> dataset.expect() != null)
                .map(dataset -> new ExpectedFiles(pipeline, dataset, bucket, alerts))
                .toList();
        this.staleness = new Staleness(pipeline, alerts);
    }

    /** How old an event may be and still matter; empty where no event does. */
    public Optional<Duration> memory() {
        return Stream.concat(Optional.ofNullable(pipeline.freshness()).stream(), staleness.longest().stream())
                .max(Comparator.naturalOrder());
    }

    /** The checks of which it is of use what they measured before. */
    public Set<String> freshnessChecks() {
        return staleness.checks();
    }

    /**
     * Takes an event of any pipeline.
     *
     * @param at when it was announced
     */
    public void heard(Event event, Instant at) {
        if (event instanceof FilesLanded landed && isOurs(landed.pipeline())) {
            silence.ifPresent(s -> s.landed(at));
        } else if (event instanceof TablesLoaded loaded && isOurs(loaded.pipeline())) {
            silence.ifPresent(s -> s.loaded(at));
        } else if (event instanceof QualityOutcome outcome && isOurs(outcome.pipeline())) {
            staleness.ran(outcome, at);
        }
    }

    /** Takes what the ledger has of checks of freshness. */
    public void measured(List<FreshnessLedger.Newest> known) {
        known.forEach(staleness::recorded);
    }

    /** Whether it is of use what the ledger has of when Landfall first looked after datasets. */
    public boolean expectsFiles() {
        return !files.isEmpty();
    }

    /**
     * Takes when Landfall first looked after each dataset; of one that is not there it is now. Until this is called, or the
     * warehouse is paused, nobody is told of what came due before the service started.
     */
    public void began(Map<String, Instant> starts) {
        Instant now = clock.instant();
        pipeline.datasets().forEach(dataset -> began(dataset.name(), starts.getOrDefault(dataset.name(), now)));
    }

    private void began(String dataset, Instant start) {
        files.stream().filter(expected -> expected.isOf(dataset)).forEach(expected -> expected.began(start));
    }

    /** Now every event of the time that matters has been heard, as far as it is kept. */
    public void historyIsComplete() {
        hasHistory = true;
    }

    /** Tells what is to be told at this moment; what cannot be told now is told with a later look. */
    public void look() {
        Instant now = clock.instant();
        if (!watching) {
            if (ended) {
                attempt("the end", () -> clearAll(now));
            }
            return;
        }
        if (!tidied) {
            attempt("what was told", () -> tidy(now));
        }
        files.forEach(dataset -> attempt("files", () -> dataset.look(now)));
        if (hasHistory) {
            silence.ifPresent(s -> attempt("silence", () -> s.look(now)));
            attempt("freshness", () -> staleness.look(now));
        }
    }

    private void attempt(String what, Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            LOG.warn("{} of {} cannot be judged, trying again: {}", what, pipeline.pipeline(), e.getMessage());
        }
    }

    /** What was told before and is not asked for by the project any more. */
    private void tidy(Instant now) {
        List<String> keys = Stream.concat(silence.map(Silence::key).stream(), staleness.keys().stream())
                .toList();
        open().filter(alert ->
                        !keys.contains(alert.key()) && files.stream().noneMatch(dataset -> dataset.owns(alert.key())))
                .forEach(alert -> alerts.clear(alert.key(), now, "the project does not ask for it any more"));
        tidied = true;
    }

    private void clearAll(Instant now) {
        open().forEach(alert -> alerts.clear(alert.key(), now, "there is no warehouse any more"));
        ended = false;
    }

    private Stream<AlertRaised> open() {
        return KINDS.stream().flatMap(kind -> alerts.open(kind, pipeline.pipeline()).stream());
    }

    private boolean isOurs(String name) {
        return name.equals(pipeline.pipeline());
    }

    @Override
    public void ready(ClusterReady ready) {
        watch(ready.warehouse());
    }

    /** Files still land, so what does not come is still missing. There was a warehouse before, so nothing begins only now. */
    @Override
    public void paused(ClusterPaused paused) {
        if (paused.warehouse().equals(warehouse)) {
            files.forEach(expected -> expected.began(Instant.MIN));
        }
        watch(paused.warehouse());
    }

    private void watch(String name) {
        if (name.equals(warehouse) && !watching) {
            silence.ifPresent(s -> s.countFrom(clock.instant()));
            ended = false;
            watching = true;
        }
    }

    @Override
    public void gone(String name) {
        if (name.equals(warehouse)) {
            watching = false;
            ended = true;
        }
    }
}
