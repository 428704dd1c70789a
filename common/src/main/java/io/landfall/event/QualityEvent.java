package io.landfall.event;

/** What checks found, and what is to be done about it, on {@code landfall.quality}. Keyed by pipeline. */
public sealed interface QualityEvent extends Event
        permits QualityOutcome, RetryRequested, RetryRefused, RetriesExhausted, ChecksRefused {

    String pipeline();

    /**
     * What the checks were run for: a load's id; of a gate, which keeps a load from being, the id of its oldest batch; else the
     * request's id.
     */
    String run();

    @Override
    default Topic topic() {
        return Topic.QUALITY;
    }

    @Override
    default String key() {
        return pipeline();
    }
}
