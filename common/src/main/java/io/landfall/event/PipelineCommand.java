package io.landfall.event;

/** Something a person or a service asks for of one pipeline, on {@code landfall.commands}. The key is the pipeline's name. */
public sealed interface PipelineCommand extends Event
        permits ReconcilePipeline, BackfillDataset, ReplayBatch, UndoLoad, RunChecks {

    /** Name of the pipeline, as in {@code pipeline.yaml}. */
    String pipeline();

    /** Chosen by whoever asks, once per request, so that what comes of it can be told apart. Commands may be repeated. */
    String requestId();

    @Override
    default Topic topic() {
        return Topic.COMMANDS;
    }

    @Override
    default String key() {
        return pipeline();
    }

    @Override
    default String identity() {
        return pipeline() + '|' + requestId();
    }
}
