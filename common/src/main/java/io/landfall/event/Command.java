package io.landfall.event;

/** Something a person or a service asks for, on {@code landfall.commands}. The key is the warehouse's name. */
public sealed interface Command extends Event permits ProvisionCluster, PauseCluster, ResumeCluster, TeardownCluster {

    /** Name of the warehouse, as in {@code warehouse.yaml}. */
    String warehouse();

    /** Chosen by whoever asks, once per request, so that what comes of it can be told apart. Commands may be repeated. */
    String requestId();

    @Override
    default Topic topic() {
        return Topic.COMMANDS;
    }

    @Override
    default String key() {
        return warehouse();
    }

    @Override
    default String identity() {
        return warehouse() + '|' + requestId();
    }
}
