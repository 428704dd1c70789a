package io.landfall.local.badday;

import io.landfall.event.Event;
import io.landfall.event.LoadFailed;
import io.landfall.event.LoadRequestRefused;
import io.landfall.event.ReplayBatch;
import io.landfall.event.StagingLoaded;
import io.landfall.event.TablesLoaded;
import io.landfall.examples.sparkify.SparkifyBadDay;
import io.landfall.local.follow.EventSummary;
import io.landfall.local.request.PipelineRequests;
import io.landfall.local.warehouse.StackWarehouse;
import java.util.UUID;

/** What the person does: corrects the rows of a held batch in its staging table, and releases it. */
final class Mending {

    private final StagingLoaded bad;
    private final Narrator narrator;

    Mending(StagingLoaded bad, Narrator narrator) {
        this.bad = bad;
        this.narrator = narrator;
    }

    void correct(StackWarehouse warehouse) {
        String correction = "UPDATE %s SET level = '%s' WHERE level = '%s'"
                .formatted(bad.stagingTable(), SparkifyBadDay.TRUE_LEVEL, SparkifyBadDay.UNKNOWN_LEVEL);
        narrator.say("./landfall sql \"" + correction + '"');
        warehouse.value(correction);
    }

    /** @throws NotAsToldException if no load comes of it */
    TablesLoaded release(PipelineRequests loader) throws InterruptedException {
        narrator.say("./landfall replay " + bad.batch());
        Event end = loader.run(
                new ReplayBatch(bad.pipeline(), UUID.randomUUID().toString(), bad.batch()),
                Mending::isEnd,
                event -> narrator.say(EventSummary.of(event)));
        if (end instanceof TablesLoaded loaded) {
            return loaded;
        }
        throw new NotAsToldException(EventSummary.of(end));
    }

    private static boolean isEnd(Event event) {
        return event instanceof TablesLoaded || event instanceof LoadFailed || event instanceof LoadRequestRefused;
    }
}
