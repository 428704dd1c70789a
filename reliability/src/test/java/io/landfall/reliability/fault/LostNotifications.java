package io.landfall.reliability.fault;

import io.landfall.local.stack.Service;
import io.landfall.reliability.stack.Machine;
import io.landfall.reliability.stack.Queue;

/** Notifications that never arrive: what lands while no stager listens is taken out of the queue. Comparing bucket and ledger heals. */
record LostNotifications() implements Fault {

    @Override
    public String words() {
        return "notifications lost";
    }

    @Override
    public AutoCloseable inject(Machine machine) {
        // Before the stager is back, which takes seconds, what is in the queue is ours.
        machine.process(Service.STAGER).kill();
        return () -> {
            try (Queue queue = new Queue(machine)) {
                queue.take();
            }
        };
    }
}
