package io.landfall.event;

/** What became of a load, on {@code landfall.tables}. Keyed by pipeline. */
public sealed interface TableEvent extends Event permits TablesLoaded, LoadFailed, BatchesReplaced {

    String pipeline();

    /** Id of the load: one merge transaction over all targets of the pipeline. */
    String load();

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
        return pipeline() + '|' + load();
    }
}
