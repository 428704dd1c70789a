package io.landfall.reliability.fault;

import io.landfall.event.PauseCluster;
import io.landfall.event.ResumeCluster;
import io.landfall.reliability.stack.Machine;
import java.util.UUID;

/** Somebody pauses the warehouse while files are on their way, and resumes it. */
record PausedWarehouse() implements Fault {

    @Override
    public String words() {
        return "warehouse paused and resumed";
    }

    @Override
    public AutoCloseable inject(Machine machine) throws InterruptedException {
        String name = machine.warehouse().warehouse();
        machine.tell(new PauseCluster(name, UUID.randomUUID().toString()));
        return () -> machine.tell(new ResumeCluster(name, UUID.randomUUID().toString()));
    }
}
