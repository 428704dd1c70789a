package io.landfall.reliability.fault;

import io.landfall.local.follow.EventPublisher;
import io.landfall.local.follow.SeenEvent;
import io.landfall.reliability.stack.Machine;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Kafka hands out old events of a topic once more, in any order. */
record Redelivery(String topic, int events, long seed) implements Fault {

    @Override
    public String words() {
        return "events of " + topic + " redelivered in any order";
    }

    @Override
    public AutoCloseable inject(Machine machine) throws InterruptedException {
        List<SeenEvent> all = machine.read(List.of(topic));
        Collections.shuffle(all, new Random(seed));
        try (EventPublisher publisher = new EventPublisher(machine.running().kafka())) {
            for (SeenEvent event : all.subList(0, Math.min(events, all.size()))) {
                publisher.publish(event.envelope().orElseThrow());
            }
        }
        return () -> {};
    }
}
