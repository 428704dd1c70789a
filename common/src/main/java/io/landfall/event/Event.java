package io.landfall.event;

/**
 * A fact or a command that travels between services. Values are JSON; everything about the transport is in
 * {@link EventEnvelope}. The type is closed so that a new kind of event cannot be added without its schema, its golden
 * file and its entry in {@code docs/events}: tests walk {@link EventTypes}.
 *
 * <p>Delivery is at least once. Events with equal {@link #key()} keep their order; nothing else is ordered.
 */
public sealed interface Event
        permits Command,
                PipelineCommand,
                AlertCommand,
                WarehouseEvent,
                FileEvent,
                StagingEvent,
                TableEvent,
                LoadRequestEvent,
                QualityEvent,
                AlertEvent {

    /** The topic the event is published to. */
    Topic topic();

    /** The Kafka key: what the order of events is kept for. Never null. */
    String key();

    /**
     * What makes this event the same event when it is announced again, without its type. Two announcements of one fact
     * have equal identities, so {@link EventEnvelope} gives them equal ids.
     */
    String identity();

    /** The type of version 1 of the event, as CloudEvents wants it. */
    default String type() {
        return EventTypes.typeOf(getClass());
    }
}
