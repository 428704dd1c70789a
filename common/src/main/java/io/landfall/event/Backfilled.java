package io.landfall.event;

/**
 * A backfill is through: every file it landed was staged or rejected, and what was staged is loaded as far as it can be.
 *
 * @param requestId the command's
 * @param landed files that were announced for it
 * @param staged of these, files that are staged
 * @param rejected files that cannot be loaded as they are; each was told of
 * @param loaded files whose batch a load has taken
 * @param unfinished files that were still on their way when nothing moved any more
 * @param elapsedMillis how long it took
 */
public record Backfilled(
        String pipeline,
        String dataset,
        String requestId,
        long landed,
        long staged,
        long rejected,
        long loaded,
        long unfinished,
        long elapsedMillis)
        implements FileEvent {

    @Override
    public String identity() {
        return String.join("|", key(), requestId);
    }
}
