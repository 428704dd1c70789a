package io.landfall.reliability.fault;

import io.landfall.local.stack.Service;
import io.landfall.local.stack.StackPart;
import io.landfall.reliability.stack.Machine;

/** A second instance of a service joins its consumer group, and leaves it again: two rebalances. */
record SecondInstance(Service service) implements Fault {

    @Override
    public String words() {
        return "second " + service.id() + " joins and leaves";
    }

    @Override
    public AutoCloseable inject(Machine machine) throws InterruptedException {
        StackPart second = machine.another(service);
        second.start();
        return second;
    }
}
