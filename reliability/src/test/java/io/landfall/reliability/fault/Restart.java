package io.landfall.reliability.fault;

import io.landfall.local.stack.StackPart;
import io.landfall.reliability.stack.Machine;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Kafka, S3 or SQS goes away for a while and comes back with what it had. */
record Restart(String part, Duration away) implements Fault {

    @Override
    public String words() {
        return part + " away and back";
    }

    @Override
    public AutoCloseable inject(Machine machine) throws InterruptedException {
        StackPart stopped = machine.part(part);
        stopped.close();
        TimeUnit.MILLISECONDS.sleep(away.toMillis());
        stopped.start();
        return () -> {};
    }
}
