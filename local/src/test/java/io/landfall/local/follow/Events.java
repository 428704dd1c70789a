package io.landfall.local.follow;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.CheckOutcome;
import io.landfall.event.CheckStatus;
import io.landfall.event.Event;
import io.landfall.event.EventCodec;
import io.landfall.event.EventEnvelope;
import io.landfall.event.FilesLanded;
import io.landfall.event.FilesRejected;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LandedFile;
import io.landfall.event.LoadFailed;
import io.landfall.event.Occasion;
import io.landfall.event.QualityOutcome;
import io.landfall.event.RejectedFile;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryAction;
import io.landfall.event.RetryRequested;
import io.landfall.event.Severity;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TableChange;
import io.landfall.event.TablesLoaded;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Events as the services announce them. */
public final class Events {

    static final String BUCKET = "landing";

    private static final String PIPELINE = "shop";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Events() {}

    static EventEnvelope landed(String dataset, String... keys) {
        return at(
                0,
                new FilesLanded(
                        PIPELINE,
                        dataset,
                        Arrays.stream(keys)
                                .map(key -> new LandedFile(BUCKET, key, null, "etag-" + key, 10, null))
                                .toList()));
    }

    static EventEnvelope rejected(String dataset, String key) {
        return at(1, new FilesRejected(PIPELINE, dataset, List.of(rejection(key))));
    }

    static EventEnvelope unrouted(String key) {
        return at(1, new FilesRejected(null, null, List.of(rejection(key))));
    }

    static EventEnvelope skipped(String dataset, int files) {
        return at(1, new FilesSkipped(PIPELINE, dataset, files, "digest"));
    }

    static EventEnvelope staged(String dataset, String batch, int files, long rows) {
        return at(
                2,
                new StagingLoaded(
                        PIPELINE,
                        dataset,
                        batch,
                        "staging." + dataset + "__" + batch,
                        "s3://landing/m",
                        files,
                        rows,
                        100));
    }

    static EventEnvelope loaded(String load, int files) {
        return at(
                3,
                new TablesLoaded(
                        PIPELINE, load, 1, files, Map.of("songs", 9L), Map.of("shop.songs", new TableChange(8, 1))));
    }

    static EventEnvelope passed(String load, int attempt) {
        return at(
                4 + attempt,
                QualityOutcome.of(
                        PIPELINE, load, Occasion.LOAD, attempt, List.of(outcome("a", true), outcome("b", true))));
    }

    static EventEnvelope failed(String load, int attempt) {
        return at(
                4 + attempt,
                QualityOutcome.of(
                        PIPELINE, load, Occasion.LOAD, attempt, List.of(outcome("a", true), outcome("b", false))));
    }

    /** What a gate found; its checks are none of those after the load. */
    static EventEnvelope gate(String run, int attempt, CheckStatus status) {
        return outcome(Occasion.GATE, run, attempt, status);
    }

    static EventEnvelope outcome(Occasion occasion, String run, int attempt, CheckStatus status) {
        CheckOutcome found = new CheckOutcome("g", "shop.songs", status, Severity.ERROR, "x", "0");
        return at(3 + attempt, QualityOutcome.of(PIPELINE, run, occasion, attempt, List.of(found)));
    }

    static EventEnvelope retry(Occasion occasion, String run, int attempt) {
        return at(
                4,
                new RetryRequested(PIPELINE, run, occasion, attempt, RetryAction.RECHECK, List.of("b"), Instant.EPOCH));
    }

    static EventEnvelope exhausted(Occasion occasion, String run, int attempt) {
        return at(
                8,
                new RetriesExhausted(
                        PIPELINE, run, occasion, attempt, RetryAction.RECHECK, List.of("b"), "3 attempts"));
    }

    /** A load that was rolled back. */
    static EventEnvelope refused(String batch) {
        return at(4, new LoadFailed(PIPELINE, batch, 1, "a value is too long"));
    }

    static EventEnvelope cleared() {
        return at(
                10,
                new AlertCleared(
                        "dev",
                        PIPELINE,
                        "check",
                        PIPELINE + "/check/b",
                        Severity.ERROR,
                        null,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "it passes"));
    }

    static EventEnvelope alert(String load) {
        return at(
                9,
                new AlertRaised(
                        "dev",
                        PIPELINE,
                        "check",
                        PIPELINE + "/check/b",
                        Severity.ERROR,
                        null,
                        load,
                        "check b fails",
                        "b found 3",
                        "ran it",
                        "look",
                        "runbook",
                        Instant.EPOCH,
                        1));
    }

    /** The event as it would be read from its topic. */
    public static SeenEvent seen(EventEnvelope envelope) {
        return new SeenEvent(
                envelope.event().topic().topicName(),
                0,
                7,
                envelope.time(),
                envelope.event().key(),
                EventCodec.headers(envelope),
                EventCodec.json(envelope.event()));
    }

    /** @param seconds after noon */
    public static EventEnvelope at(int seconds, Event event) {
        EventEnvelope first = EventEnvelope.first("test", event);
        return new EventEnvelope(
                first.id(),
                first.source(),
                NOON.plusSeconds(seconds),
                first.correlationId(),
                first.causationId(),
                first.trace(),
                event);
    }

    private static RejectedFile rejection(String key) {
        return new RejectedFile(BUCKET, key, null, 1204, "a value is too long", 3L, "title", null, null);
    }

    private static CheckOutcome outcome(String check, boolean passed) {
        return new CheckOutcome(
                check, null, passed ? CheckStatus.PASSED : CheckStatus.FAILED, Severity.ERROR, passed ? "0" : "3", "0");
    }
}
