package io.landfall.local.badday;

import io.landfall.event.BatchesReplaced;
import io.landfall.event.Event;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TablesLoaded;
import io.landfall.examples.sparkify.SparkifyBadDay;
import io.landfall.local.follow.EventSummary;

/** What the person does: corrects the file, and drops it again under its key. The batch that was set aside is not needed any more. */
final class Mending {

    private final StagingLoaded bad;
    private final Chronicle chronicle;
    private final Narrator narrator;

    Mending(StagingLoaded bad, Chronicle chronicle, Narrator narrator) {
        this.bad = bad;
        this.chronicle = chronicle;
        this.narrator = narrator;
    }

    /**
     * Returns the load that brings the corrected file.
     *
     * @throws NotAsToldException if none does
     */
    String drop(LandingBucket bucket, SparkifyBadDay file) {
        narrator.say("%s, with the level '%s' in place of '%s'"
                .formatted(file.key(), SparkifyBadDay.TRUE_LEVEL, SparkifyBadDay.UNKNOWN_LEVEL));
        bucket.put(file.key(), file.good());
        BatchesReplaced replaced =
                chronicle.await(BatchesReplaced.class, "the load of the corrected file", event -> event.batches()
                        .contains(bad.batch()));
        TablesLoaded loaded =
                chronicle.await(TablesLoaded.class, "the load of the corrected file", event -> event.load()
                        .equals(replaced.load()));
        say(loaded);
        say(replaced);
        return loaded.load();
    }

    private void say(Event event) {
        narrator.say(EventSummary.of(event));
    }
}
