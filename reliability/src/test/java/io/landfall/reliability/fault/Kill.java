package io.landfall.reliability.fault;

import io.landfall.local.stack.Service;
import io.landfall.reliability.stack.Machine;

/** {@code kill -9} of a service; the stack starts it again. */
record Kill(Service service) implements Fault {

    @Override
    public String words() {
        return "kill -9 of the " + service.id();
    }

    @Override
    public AutoCloseable inject(Machine machine) {
        machine.process(service).kill();
        return () -> {};
    }
}
