package io.landfall.event;

/** What became of a batch, on {@code landfall.staging}. Keyed by pipeline: one loader for each pipeline. */
public sealed interface StagingEvent extends Event permits StagingLoaded, StagingFailed {

    String pipeline();

    String dataset();

    @Override
    default Topic topic() {
        return Topic.STAGING;
    }

    @Override
    default String key() {
        return pipeline();
    }
}
