package io.landfall.stager.retention;

import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.BatchId;
import io.landfall.ledger.BatchLedger;
import io.landfall.ledger.Ledger;
import io.landfall.project.Dataset;
import io.landfall.stager.copy.Manifest;
import io.landfall.stager.copy.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is left over of a dataset's batches: tables that no batch of the ledger owns, and manifests of batches that
 * never came to be or are long gone. Rides along with a batch, when the warehouse is awake anyway, and not with every one;
 * does a bounded piece each time. What is younger than a day may be somebody's work in hand and is left alone. One thread
 * at a time.
 */
public final class Janitor {

    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
    private static final Duration BETWEEN = Duration.ofHours(6);
    private static final Duration OLD = Duration.ofDays(1);

    private final String pipeline;
    private final Dataset dataset;
    private final Clock clock;
    private final OrphanTables tables;
    private final String manifests;
    private String lastManifest = "";
    private Instant due = Instant.MIN;

    public Janitor(String pipeline, Dataset dataset, Clock clock) {
        this.pipeline = pipeline;
        this.dataset = dataset;
        this.clock = clock;
        this.tables = new OrphanTables(dataset);
        this.manifests = Manifest.prefix(pipeline, dataset.name());
    }

    /** Does a piece of the work if it is time. What fails is logged and left for the next time: it is nobody's data. */
    public void rideAlong(WarehouseGate.Open open, Function<WarehouseGate.Open, ObjectStore> stores)
            throws InterruptedException {
        Instant now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        due = now.plus(BETWEEN);
        try {
            tidy(open, stores.apply(open), BatchId.beginning(now.minus(OLD)));
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("leftovers of {} stay until the next time: {}", dataset.name(), e.getMessage());
        }
    }

    private record Leftovers(int tables, Set<String> batches) {}

    private void tidy(WarehouseGate.Open open, ObjectStore store, String before) throws Exception {
        List<String> old = oldManifests(store, before);
        Leftovers found = open.warehouse()
                .write(
                        Ledger.stagingFence(pipeline, dataset.name()),
                        session -> new Leftovers(tables.drop(session, before), remembered(session, old)));
        List<String> gone = old.stream()
                .filter(key -> !found.batches().contains(batch(key)))
                .toList();
        if (!gone.isEmpty()) {
            store.delete(gone);
        }
        if (found.tables() + gone.size() > 0) {
            LOG.info(
                    "removed leftovers of {}: {} tables without a batch, {} manifests",
                    dataset.name(),
                    found.tables(),
                    gone.size());
        }
    }

    /** A page of them; the next time the next page, and after the last the first again. */
    private List<String> oldManifests(ObjectStore store, String before) {
        List<String> page = store.keys(manifests, lastManifest, OrphanTables.PAGE);
        lastManifest = page.size() < OrphanTables.PAGE ? "" : page.get(page.size() - 1);
        return page.stream()
                .filter(key -> key.endsWith(Manifest.ENDING)
                        && BatchId.is(batch(key))
                        && batch(key).compareTo(before) < 0)
                .toList();
    }

    private Set<String> remembered(Handle session, List<String> keys) {
        return BatchLedger.remembered(session, keys.stream().map(this::batch).toList());
    }

    private String batch(String key) {
        int end = key.length() - Manifest.ENDING.length();
        return end > manifests.length() ? key.substring(manifests.length(), end) : "";
    }
}
