package io.landfall.loader;

import io.landfall.event.Cause;
import io.landfall.event.LoadFailed;
import io.landfall.flow.Announcer;
import io.landfall.warehouse.RefusalText;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Tells why nothing of a pipeline can be loaded, once for each reason. */
final class FailureNotices {

    private static final String STAY_STAGED = "; the batches stay staged and are tried again";

    private final String pipeline;
    private final Announcer announcer;
    private final Set<String> told = new HashSet<>();

    FailureNotices(String pipeline, Announcer announcer) {
        this.pipeline = pipeline;
        this.announcer = announcer;
    }

    void tell(Cause cause, Exception failure) {
        tell(failed -> announcer.announce(cause, failed), failure);
    }

    /** Of what follows from no event. */
    void tellFirst(Exception failure) {
        tell(announcer::announceFirst, failure);
    }

    private void tell(Consumer<LoadFailed> announce, Exception failure) {
        String reason = RefusalText.of(failure) + STAY_STAGED;
        if (told.add(reason)) {
            announce.accept(new LoadFailed(pipeline, pipeline, 1, reason));
        }
    }
}
