package io.landfall.event;

/**
 * Take back exactly what a load did to its targets, and keep its batches aside.
 *
 * @param load id of the load
 * @param dryRun whether to say what would be taken back and take nothing
 */
public record UndoLoad(String pipeline, String requestId, String load, boolean dryRun) implements PipelineCommand {}
