package io.landfall.reliability.fault;

import io.landfall.local.stack.Service;
import io.landfall.reliability.stack.Machine;
import io.landfall.reliability.stack.Queue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/** Notifications that come twice and in the opposite order: what lands while no stager listens is taken and sent so. */
record TroubledNotifications() implements Fault {

    @Override
    public String words() {
        return "notifications doubled and reversed";
    }

    @Override
    public AutoCloseable inject(Machine machine) throws Exception {
        // Before the stager is back, which takes seconds, what is in the queue is ours.
        machine.process(Service.STAGER).kill();
        return () -> {
            try (Queue queue = new Queue(machine)) {
                List<Message> taken = new ArrayList<>(queue.take());
                Collections.reverse(taken);
                taken.forEach(queue::send);
                taken.forEach(queue::send);
            }
        };
    }
}
