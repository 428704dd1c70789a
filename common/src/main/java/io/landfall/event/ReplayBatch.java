package io.landfall.event;

/**
 * Load a staged batch once more: one that was set aside because its load failed, or one whose load was undone.
 *
 * @param batch id of the batch; null for every batch that is held
 */
public record ReplayBatch(
        String pipeline, String requestId, @OrNull String batch) implements PipelineCommand {}
