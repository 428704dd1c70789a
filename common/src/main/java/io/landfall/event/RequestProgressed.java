package io.landfall.event;

/**
 * How far a command for a pipeline is. Only for people: what came of the command is in the event that ends it.
 *
 * @param requestId the command's
 * @param step what is being done, such as {@code compared} or {@code landed}
 * @param files how many files that was done with so far
 * @param of how many there are; null where nobody knows yet
 */
public record RequestProgressed(
        String pipeline,
        String dataset,
        String requestId,
        String step,
        long files,
        @OrNull Long of) implements FileEvent {

    @Override
    public String identity() {
        return String.join("|", key(), requestId, step, Long.toString(files), String.valueOf(of));
    }
}
