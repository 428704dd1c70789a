package io.landfall.local.demo;

import io.landfall.event.ClusterReady;
import io.landfall.event.ProvisionCluster;
import io.landfall.local.provision.FollowedRequest;
import io.landfall.local.request.RequestException;
import io.landfall.local.stack.RunningStack;
import io.landfall.local.warehouse.StackWarehouse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A stack that starts on other ports than last time has its warehouse and its queue elsewhere, and the services know the old
 * addresses. Provisioning again changes nothing but tells them the new ones.
 */
public final class WarehouseMove {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private WarehouseMove() {}

    /** Does nothing where there is no warehouse, or where it was before. */
    public static void follow(RunningStack stack, DemoView view) throws InterruptedException {
        Optional<ClusterReady> before = StackWarehouse.find(stack);
        if (before.isEmpty() || isHere(before.get(), stack)) {
            return;
        }
        view.say("the ports changed since last time: telling the services where the warehouse is now");
        try {
            ProvisionCluster command =
                    new ProvisionCluster(stack.warehouse(), UUID.randomUUID().toString());
            FollowedRequest.on(stack, PATIENCE).run(command, view::warehouse);
        } catch (RequestException e) {
            view.say(e.getMessage() + "; try again with: ./landfall provision");
        }
    }

    private static boolean isHere(ClusterReady ready, RunningStack stack) {
        return ready.port() == stack.warehousePort()
                && ready.notificationQueue().startsWith(stack.sqs() + '/');
    }
}
