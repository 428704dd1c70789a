package io.landfall.event;

/** What the checks after a load found, on {@code landfall.quality}. Keyed by pipeline. */
public sealed interface QualityEvent extends Event permits QualityPassed, QualityFailed, RetryRequested {

    String pipeline();

    String load();

    /** From 1: which run of the checks over this load. */
    int attempt();

    @Override
    default Topic topic() {
        return Topic.QUALITY;
    }

    @Override
    default String key() {
        return pipeline();
    }

    @Override
    default String identity() {
        return String.join("|", pipeline(), load(), Integer.toString(attempt()));
    }
}
