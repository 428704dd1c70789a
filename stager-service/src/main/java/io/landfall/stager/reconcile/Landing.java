package io.landfall.stager.reconcile;

import io.landfall.event.Cause;
import io.landfall.event.FilesLanded;
import io.landfall.event.LandedFile;
import io.landfall.flow.Announcer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Announces files as landed, at most ten in an event and at a bounded pace: notifications of the same dataset come in
 * between. Not thread-safe.
 */
public final class Landing {

    /** Some 2000 files a second, which is more than staging takes in. */
    private static final long PAUSE_MILLIS = 5;

    private final Announcer announcer;
    private final Cause cause;
    private final String pipeline;
    private final String dataset;
    private final List<LandedFile> gathered = new ArrayList<>();
    private long landed;

    public Landing(Announcer announcer, Cause cause, String pipeline, String dataset) {
        this.announcer = announcer;
        this.cause = cause;
        this.pipeline = pipeline;
        this.dataset = dataset;
    }

    /** Announces it with others, by {@link #flush} at the latest. */
    public void add(LandedFile file) throws InterruptedException {
        gathered.add(file);
        if (gathered.size() == FilesLanded.MOST_FILES) {
            flush();
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /** Announces what was gathered. */
    public void flush() {
        if (!gathered.isEmpty()) {
            announcer.announce(cause, new FilesLanded(pipeline, dataset, gathered));
            landed += gathered.size();
            gathered.clear();
        }
    }

    /** How many files were announced. */
    public long landed() {
        return landed;
    }
}
