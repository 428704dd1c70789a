package io.landfall.reliability.fault;

import io.landfall.local.stack.Service;
import io.landfall.local.stack.StackPart;
import io.landfall.reliability.stack.Machine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A service sleeps in the middle of its work until its partitions belong to another instance, and wakes up believing that they
 * are its own.
 */
record Zombie(Service service) implements Fault {

    /** Longer than the session timeout of the services' consumers. */
    private static final Duration SLEEP = Duration.ofSeconds(14);

    @Override
    public String words() {
        return "zombie " + service.id() + " wakes after its partitions moved";
    }

    @Override
    public AutoCloseable inject(Machine machine) throws Exception {
        StackPart second = machine.another(service);
        second.start();
        AutoCloseable wake = machine.process(service).suspend();
        try {
            TimeUnit.MILLISECONDS.sleep(SLEEP.toMillis());
        } finally {
            wake.close();
        }
        return second;
    }
}
