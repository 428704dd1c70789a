package io.landfall.messaging;

import io.landfall.event.ClusterDeleted;
import io.landfall.event.ClusterPaused;
import io.landfall.event.ClusterReady;
import io.landfall.event.WarehouseEvent;
import io.landfall.flow.WarehouseListener;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment.Strategy;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Follows the compacted topic of warehouses from its beginning, in every instance of every service: that is how a service
 * learns where the warehouse is.
 */
@ApplicationScoped
public class WarehouseWatch {

    private final Instance<WarehouseListener> listeners;

    WarehouseWatch(Instance<WarehouseListener> listeners) {
        this.listeners = listeners;
    }

    @Incoming("landfall-warehouse")
    @Acknowledgment(Strategy.MANUAL)
    @Blocking
    CompletionStage<Void> onWarehouseEvent(Message<String> message) {
        return ReceivedEvent.handle(message, WarehouseEvent.class, delivery -> {
            tell(delivery.event());
            delivery.done().run();
        });
    }

    private void tell(WarehouseEvent event) {
        if (event instanceof ClusterReady ready) {
            listeners.forEach(l -> l.ready(ready));
        } else if (event instanceof ClusterPaused paused) {
            listeners.forEach(l -> l.paused(paused));
        } else if (event instanceof ClusterDeleted deleted) {
            listeners.forEach(l -> l.gone(deleted.warehouse()));
        }
    }
}
