package io.landfall.stager.service;

import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.flow.WarehouseListener;
import io.landfall.stager.notification.NotificationHandler;
import io.landfall.stager.notification.QueuePoller;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Reads the notification queue as long as there is a warehouse, also a paused one: files that land are what resumes it. It
 * does not wait for the warehouse to answer, because one that was paused without a word is resumed by them too.
 */
final class NotificationFollower implements WarehouseListener, AutoCloseable {

    private final String warehouse;
    private final SqsClient sqs;
    private final NotificationHandler handler;
    private QueuePoller poller;

    NotificationFollower(String warehouse, SqsClient sqs, NotificationHandler handler) {
        this.warehouse = warehouse;
        this.sqs = sqs;
        this.handler = handler;
    }

    @Override
    public void ready(ClusterReady ready) {
        if (ready.warehouse().equals(warehouse)) {
            follow(ready.notificationQueue());
        }
    }

    @Override
    public void paused(ClusterPaused paused) {
        if (paused.warehouse().equals(warehouse)) {
            follow(paused.notificationQueue());
        }
    }

    @Override
    public void gone(String name) {
        if (name.equals(warehouse)) {
            close();
        }
    }

    private synchronized void follow(String queueUrl) {
        if (poller == null || !poller.queueUrl().equals(queueUrl)) {
            close();
            poller = new QueuePoller(sqs, queueUrl, handler).start();
        }
    }

    @Override
    public synchronized void close() {
        if (poller != null) {
            poller.close();
            poller = null;
        }
    }
}
