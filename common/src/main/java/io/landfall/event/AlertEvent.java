package io.landfall.event;

/** Something a person has to look at, on {@code landfall.alerts}. Keyed by pipeline. */
public sealed interface AlertEvent extends Event permits AlertRaised {

    String pipeline();

    /** Tells one problem from another; a problem that goes on keeps its alert. */
    String alert();

    @Override
    default Topic topic() {
        return Topic.ALERTS;
    }

    @Override
    default String key() {
        return pipeline();
    }
}
