package io.landfall.stager.service;

import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.flow.WarehouseListener;
import io.landfall.stager.notification.queue.Discovery;

/**
 * Reads the notification queue as long as there is a warehouse, also a paused one: files that land are what resumes it. It
 * does not wait for the warehouse to answer, because one that was paused without a word is resumed by them too.
 */
final class NotificationFollower implements WarehouseListener, AutoCloseable {

    private final String warehouse;
    private final Discovery discovery;

    NotificationFollower(String warehouse, Discovery discovery) {
        this.warehouse = warehouse;
        this.discovery = discovery;
    }

    @Override
    public void ready(ClusterReady ready) {
        if (ready.warehouse().equals(warehouse)) {
            discovery.follow(ready.notificationQueue());
        }
    }

    @Override
    public void paused(ClusterPaused paused) {
        if (paused.warehouse().equals(warehouse)) {
            discovery.follow(paused.notificationQueue());
        }
    }

    @Override
    public void gone(String name) {
        if (name.equals(warehouse)) {
            discovery.withdraw();
        }
    }

    @Override
    public void close() {
        discovery.close();
    }
}
