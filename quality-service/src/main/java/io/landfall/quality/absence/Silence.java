package io.landfall.quality.absence;

import io.landfall.project.PipelineDefinition;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Problem;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether anything comes at all. Files that land and loads are signs of life: while the warehouse is paused on purpose files
 * still land, so a paused warehouse is not silence, and no files for too long is. Safe for several threads.
 */
final class Silence {

    private final String pipeline;
    private final Duration freshness;
    private final String key;
    private final AlertDecisions alerts;
    private Instant countedFrom;
    private Instant landed;
    private Instant loaded;
    /** What was told last; null before anything was. */
    private Boolean silent;

    Silence(PipelineDefinition pipeline, AlertDecisions alerts, Instant start) {
        this.pipeline = pipeline.pipeline();
        this.freshness = pipeline.freshness();
        this.key = AlertKind.SILENT.key(this.pipeline);
        this.alerts = alerts;
        this.countedFrom = start;
    }

    String key() {
        return key;
    }

    /** Nothing can have come before. */
    synchronized void countFrom(Instant start) {
        countedFrom = start;
        silent = null;
    }

    synchronized void landed(Instant at) {
        landed = later(landed, at);
    }

    synchronized void loaded(Instant at) {
        loaded = later(loaded, at);
    }

    /** Tells what is to be told at this moment. */
    synchronized void look(Instant now) {
        Instant last = later(landed, loaded);
        Instant since = later(countedFrom, last);
        boolean isSilent = since.plus(freshness).isBefore(now);
        if (isSilent && !Boolean.TRUE.equals(silent)) {
            alerts.raise(problem(since, now));
            silent = true;
        } else if (!isSilent && since.equals(last) && !Boolean.FALSE.equals(silent)) {
            alerts.clear(key, now, "something " + (last.equals(loaded) ? "was loaded" : "landed"));
            silent = false;
        }
    }

    private Problem problem(Instant since, Instant now) {
        return Problem.of(AlertKind.SILENT, key, now)
                .pipeline(pipeline)
                .subject(pipeline)
                .summary("nothing has landed or been loaded for " + TimeInWords.of(Duration.between(since, now))
                        + "; pipeline " + pipeline + " may be silent for " + TimeInWords.of(freshness))
                .evidence("files landed last: " + words(landed) + "; loaded last: " + words(loaded))
                .tried("nothing: there is nothing to load")
                .action("look whether the source still writes files, and whether their notifications arrive: ./landfall"
                        + " reconcile --dry-run counts files nobody told of")
                .build();
    }

    private String words(Instant time) {
        return time == null ? "not since " + countedFrom.minus(freshness) : time.toString();
    }

    private static Instant later(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
