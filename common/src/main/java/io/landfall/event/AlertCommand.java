package io.landfall.event;

/** Something a person asks for of the alerts of an installation, on {@code landfall.commands}. Keyed by warehouse. */
public sealed interface AlertCommand extends Event permits AcknowledgeAlert, MuteAlerts, SettleDeadLetters {

    /** The warehouse whose installation it is about. */
    String warehouse();

    /** Chosen by whoever asks, once per request. Commands may be repeated. */
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
