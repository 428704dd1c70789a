package io.landfall.local.follow;

import io.landfall.event.AlertCleared;
import io.landfall.event.AlertRaised;
import io.landfall.event.Event;
import io.landfall.event.EventEnvelope;
import io.landfall.event.FilesLanded;
import io.landfall.event.FilesRejected;
import io.landfall.event.FilesSkipped;
import io.landfall.event.LoadFailed;
import io.landfall.event.Occasion;
import io.landfall.event.QualityEvent;
import io.landfall.event.QualityOutcome;
import io.landfall.event.QualityPassed;
import io.landfall.event.RetriesExhausted;
import io.landfall.event.RetryRequested;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TablesLoaded;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows the files of a run from the bucket to the last check by what the services announce. Announcements may come in
 * any order and more than once. It knows nothing of Kafka or time. Not thread-safe.
 *
 * <p>Only the landing is known file by file; later stages announce how many files they took. The run is over when these
 * numbers agree.
 */
public final class FlowProgress {

    /** Where files wait that are not accounted for. */
    public enum Stage {
        LANDED("landed", "stager"),
        STAGED("staged", "stager"),
        LOADED("loaded", "loader"),
        CHECKED("checked", "quality"),
        DONE("done", null);

        private final String title;
        private final String service;

        Stage(String title, String service) {
            this.title = title;
            this.service = service;
        }

        public String title() {
            return title;
        }

        /** Id of the service that has to act; null when nobody has to. */
        public String service() {
            return service;
        }
    }

    private final Set<String> expected;
    private final Set<String> eventIds = new HashSet<>();
    private final Map<String, String> landed = new HashMap<>();
    private final Set<String> rejected = new HashSet<>();
    private final Set<String> loads = new HashSet<>();
    private final Set<String> checkedLoads = new HashSet<>();
    private final Set<String> alerts = new HashSet<>();
    private final Set<String> givenUp = new HashSet<>();
    private final CheckTally checks = new CheckTally();
    private final Map<String, Long> stagedRows = new TreeMap<>();
    private int announced;
    private int routedRejections;
    private int staged;
    private int skipped;
    private int loaded;
    private int retries;

    /** @param expected {@code bucket/key} of every object that was uploaded */
    public FlowProgress(Set<String> expected) {
        this.expected = Set.copyOf(expected);
    }

    /** Takes an event into account; one that was taken before, or has nothing to do with files, changes nothing. */
    public void accept(EventEnvelope envelope) {
        if (!eventIds.add(envelope.id())) {
            return;
        }
        Event event = envelope.event();
        if (event instanceof FilesLanded e) {
            announced += e.files().size();
            e.files().forEach(file -> landed.put(file.bucket() + '/' + file.key(), file.version()));
        } else if (event instanceof FilesRejected e) {
            List<String> ours = e.files().stream()
                    .map(file -> file.bucket() + '/' + file.key())
                    .filter(expected::contains)
                    .toList();
            routedRejections += e.dataset() == null ? 0 : ours.size();
            rejected.addAll(ours);
        } else if (event instanceof FilesSkipped e) {
            skipped += e.files();
        } else if (event instanceof StagingLoaded e) {
            staged += e.files();
            stagedRows.merge(e.dataset(), e.rows(), Long::sum);
        } else if (event instanceof TablesLoaded e) {
            loads.add(e.load());
            loaded += e.files();
        } else if (event instanceof LoadFailed e) {
            givenUp.add(e.load());
        } else if (event instanceof QualityEvent e) {
            quality(envelope.time(), e);
        } else if (event instanceof AlertRaised e && e.pipeline() != null) {
            alerts.add(e.key());
        } else if (event instanceof AlertCleared e) {
            alerts.remove(e.key());
        }
    }

    private void quality(Instant time, QualityEvent event) {
        if (event instanceof QualityOutcome e && (e.occasion() == Occasion.GATE || e.occasion() == Occasion.LOAD)) {
            checks.note(time, e);
            if (e.occasion() == Occasion.LOAD && e instanceof QualityPassed) {
                checkedLoads.add(e.run());
            }
        } else if (event instanceof RetryRequested) {
            retries++;
        } else if (event instanceof RetriesExhausted e && e.occasion() == Occasion.GATE) {
            givenUp.add(e.run());
        } else if (event instanceof RetriesExhausted e && e.occasion() == Occasion.LOAD) {
            checkedLoads.add(e.run());
        }
    }

    /** The first stage that is not through with its files. */
    public Stage stage() {
        if (!noticed().containsAll(expected)) {
            return Stage.LANDED;
        }
        // A file announced twice is skipped the second time, so announcements are what the numbers must agree with.
        if (staged + skipped + routedRejections < announced) {
            return Stage.STAGED;
        }
        if (loaded < staged && !givenUp()) {
            return Stage.LOADED;
        }
        return checkedLoads.containsAll(loads) ? Stage.DONE : Stage.CHECKED;
    }

    /** Version of each expected object that was announced, by {@code bucket/key}. */
    public Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>(landed);
        versions.keySet().retainAll(expected);
        return versions;
    }

    /** Whether the load of files is given up: what is not loaded waits for a person. */
    public boolean givenUp() {
        return !givenUp.isEmpty() && loaded < staged;
    }

    /** Whether nothing more is to come: everything is checked, or a load was given up. */
    public boolean done() {
        return stage() == Stage.DONE;
    }

    /** Whether every file is in the warehouse and every check over it passed. */
    public boolean succeeded() {
        return done() && rejected.isEmpty() && loaded >= staged && checks.holds();
    }

    public FlowCounts counts() {
        return new FlowCounts(
                expected.size(),
                noticed().size(),
                staged,
                skipped,
                rejected.size(),
                loaded,
                loads.size(),
                (int) loads.stream().filter(checkedLoads::contains).count(),
                stagedRows,
                checks.figures(),
                retries,
                alerts.size());
    }

    /** An object outside every dataset is rejected without having been announced as landed. */
    private Set<String> noticed() {
        Set<String> noticed = new HashSet<>(landed.keySet());
        noticed.addAll(rejected);
        return noticed;
    }
}
