package io.landfall.event;

/** What came of a command about a load or its batches, on {@code landfall.tables}. Keyed by pipeline, so in order with the loads. */
public sealed interface LoadRequestEvent extends Event
        permits BatchesReleased, UndoPlanned, LoadUndone, LoadRequestRefused {

    String pipeline();

    /** The command's. */
    String requestId();

    @Override
    default Topic topic() {
        return Topic.TABLES;
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
