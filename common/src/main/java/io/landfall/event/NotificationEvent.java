package io.landfall.event;

/**
 * What happened to notifications before anybody knew which file, pipeline or dataset they are about. On {@code landfall.files} with the
 * key of what belongs nowhere, so that it keeps its order and disturbs no dataset.
 */
public sealed interface NotificationEvent extends FileEvent permits NotificationsDead, NotificationsIgnored {

    /** Name of the warehouse whose landing bucket is notified. */
    String warehouse();

    @Override
    default String pipeline() {
        return null;
    }

    @Override
    default String dataset() {
        return null;
    }
}
