package io.landfall.reliability.fault;

import io.landfall.redshift.fault.FaultRule;
import io.landfall.redshift.fault.client.AdminPortException;
import io.landfall.reliability.stack.Machine;

/**
 * A rule of the warehouse.
 *
 * @param id of the rule
 */
record WarehouseFault(String words, String id, FaultRule rule) implements Fault {

    @Override
    public AutoCloseable inject(Machine machine) {
        try {
            machine.faults().add(rule.named(id));
        } catch (AdminPortException paused) {
            // The warehouse is paused or starts again; then this fault does not happen.
            return () -> {};
        }
        return () -> {};
    }

    @Override
    public boolean isSmall() {
        return true;
    }

    @Override
    public boolean happened(Machine machine) {
        try {
            return machine.faults().status(id).fired() > 0;
        } catch (AdminPortException gone) {
            return false;
        }
    }

    @Override
    public String toString() {
        return words + " " + rule.trigger().occurrence();
    }
}
