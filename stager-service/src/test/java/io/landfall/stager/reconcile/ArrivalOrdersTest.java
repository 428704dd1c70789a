package io.landfall.stager.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.landfall.event.Cause;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.flow.Delivery;
import io.landfall.ledger.FileEntry;
import io.landfall.ledger.FileTriage;
import io.landfall.stager.batch.Batch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Notifications and findings of the reconciler tell of the same objects, in any order, twice, or not at all; only
 * notifications know an order. Staging works here as it does in its transaction: triage, read what is there now, look once
 * more.
 */
class ArrivalOrdersTest {

    private final Map<String, LandedFile> bucket = new HashMap<>();
    private final List<FileEntry> ledger = new ArrayList<>();

    @Property(tries = 2000)
    void everyFinalVersionIsStagedExactlyOnceHoweverItIsHeardOf(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 3) int keys,
            @ForAll @IntRange(min = 1, max = 12) int writes) {
        bucket.clear();
        ledger.clear();
        Random random = new Random(seed);
        List<LandedFile> heard = new ArrayList<>();
        for (int i = 1; i <= writes; i++) {
            LandedFile written = write("k" + random.nextInt(keys), "e" + random.nextInt(4), i);
            if (random.nextInt(4) > 0) {
                heard.addAll(Collections.nCopies(1 + random.nextInt(2), written));
            }
            if (random.nextInt(3) == 0) {
                heard.addAll(found());
            }
            if (random.nextInt(3) == 0) {
                stageSome(heard, random);
            }
        }
        while (!heard.isEmpty()) {
            stageSome(heard, random);
        }
        // The next look of the reconciler, after everything.
        stage(found());

        bucket.values()
                .forEach(file -> assertThat(entriesOf(file)).as(file.toString()).hasSize(1));
        assertThat(ledger.stream().map(e -> e.key() + e.version())).doesNotHaveDuplicates();
    }

    private LandedFile write(String key, String eTag, int sequence) {
        LandedFile file = new LandedFile("b", key, null, eTag, 1, String.format("%04x", sequence));
        bucket.put(key, file);
        return file;
    }

    /** What a listing shows: without sequencers. */
    private List<LandedFile> found() {
        return bucket.values().stream()
                .filter(file -> entriesOf(file).isEmpty())
                .map(ArrivalOrdersTest::listed)
                .toList();
    }

    private static LandedFile listed(LandedFile file) {
        return new LandedFile(file.bucket(), file.key(), null, file.eTag(), file.size(), null);
    }

    private void stageSome(List<LandedFile> heard, Random random) {
        Collections.shuffle(heard, random);
        List<LandedFile> some = heard.subList(0, Math.min(heard.size(), 1 + random.nextInt(4)));
        stage(List.copyOf(some));
        some.clear();
    }

    private void stage(List<LandedFile> files) {
        if (files.isEmpty()) {
            return;
        }
        List<LandedFile> batch = Batch.of(List.of(new Delivery<>(
                        new FilesLanded("p", "d", files.subList(0, Math.min(10, files.size()))),
                        Instant.EPOCH,
                        new Cause("a", "a"),
                        () -> {})))
                .files();
        while (!batch.isEmpty()) {
            List<LandedFile> fresh = FileTriage.of(batch, ledger).fresh();
            List<LandedFile> current = fresh.stream().map(this::current).toList();
            if (current.equals(fresh)) {
                fresh.forEach(f -> ledger.add(
                        new FileEntry(f.bucket(), f.key(), f.version(), f.sequencer(), "batch", true, null)));
                return;
            }
            batch = current;
        }
    }

    /** As a HEAD request shows it, with the sequencer it was announced with. */
    private LandedFile current(LandedFile file) {
        LandedFile now = bucket.get(file.key());
        return new LandedFile(now.bucket(), now.key(), null, now.eTag(), now.size(), file.sequencer());
    }

    private List<FileEntry> entriesOf(LandedFile file) {
        return ledger.stream()
                .filter(e -> e.key().equals(file.key()) && e.version().equals(file.version()))
                .toList();
    }
}
