package io.landfall.stager.batch;

import io.landfall.event.Cause;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.flow.Delivery;
import io.landfall.ledger.Sequencer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files that are staged together.
 *
 * @param files every key once, in the newest version that was announced
 * @param announced how many files the announcements held, before duplicates were left out
 * @param cause the chain of the first announcement
 */
public record Batch(List<LandedFile> files, int announced, Cause cause) {

    /** Gathers what was announced. Of several notifications for one key only the newest object can still be read. */
    public static Batch of(List<Delivery<FilesLanded>> deliveries) {
        Map<String, LandedFile> newest = new LinkedHashMap<>();
        deliveries.stream()
                .map(d -> d.event().files())
                .flatMap(Collection::stream)
                .forEach(file -> newest.merge(file.url(), file, Batch::newer));
        int announced =
                deliveries.stream().mapToInt(d -> d.event().files().size()).sum();
        return new Batch(
                List.copyOf(newest.values()), announced, deliveries.get(0).cause());
    }

    private static LandedFile newer(LandedFile one, LandedFile other) {
        return Sequencer.compare(one.sequencer(), other.sequencer()) > 0 ? one : other;
    }
}
