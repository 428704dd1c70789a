package io.landfall.stager.backfill;

import io.landfall.stager.backfill.Survey.Fate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Follows landed files in the ledger until every one is staged or rejected and a load took what is staged. The warehouse is
 * awake meanwhile, because it is loading them; when nothing moves any more it is left in peace.
 */
final class Following {

    private static final int GROWTH = 2;

    private final Surveyor surveyor;
    private final long landed;
    private final long rejectedBefore;
    private final Pace pace;

    Following(Surveyor surveyor, long landed, long rejectedBefore, Pace pace) {
        this.surveyor = surveyor;
        this.landed = landed;
        this.rejectedBefore = rejectedBefore;
        this.pace = pace;
    }

    /** How far the landed files are. */
    record Progress(long staged, long rejected, long loaded, long unfinished) {}

    /** Hears of every step forward. */
    @FunctionalInterface
    interface Steps {
        void reached(String step, long files);
    }

    Progress follow(BooleanSupplier goesOn, Steps steps) throws Exception {
        Progress before = new Progress(0, 0, 0, landed);
        long movedAt = System.nanoTime();
        Duration pause = pace.first();
        while (before.unfinished() > 0
                && goesOn.getAsBoolean()
                && System.nanoTime() - movedAt < pace.patience().toNanos()) {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            Progress now = look();
            if (now.equals(before)) {
                pause = longer(pause);
            } else {
                steps.reached("staged", now.staged() + now.rejected());
                steps.reached("loaded", now.loaded());
                movedAt = System.nanoTime();
                pause = pace.first();
            }
            before = now;
        }
        return before;
    }

    private Duration longer(Duration pause) {
        Duration longer = pause.multipliedBy(GROWTH);
        return longer.compareTo(pace.longest()) < 0 ? longer : pace.longest();
    }

    private Progress look() throws Exception {
        Survey survey = surveyor.survey(null, files -> {});
        long open = Math.min(landed, survey.of(Fate.LAND) + survey.of(Fate.WAITING));
        long rejected = Math.max(0, survey.of(Fate.REJECTED) - rejectedBefore);
        long staged = Math.max(0, landed - open - rejected);
        long loaded = Math.max(0, staged - survey.unloaded());
        return new Progress(staged, rejected, loaded, open + staged - loaded);
    }
}
