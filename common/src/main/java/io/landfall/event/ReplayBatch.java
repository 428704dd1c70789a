package io.landfall.event;

/**
 * Load a staged batch once more: one that was set aside because its load failed, or one whose load was undone.
 *
 * @param batch id of the batch
 */
public record ReplayBatch(String pipeline, String requestId, String batch) implements PipelineCommand {}
