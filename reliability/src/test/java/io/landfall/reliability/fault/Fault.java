package io.landfall.reliability.fault;

import io.landfall.reliability.stack.Machine;

/** One thing that goes wrong. Made of values only, so that a plan can be printed and carried out again. */
public interface Fault {

    /** What kind it is, as the report says it. */
    String words();

    /** Makes it happen. What has to be undone afterwards is what closing the result does. */
    AutoCloseable inject(Machine machine) throws Exception;

    /** Whether it is over in a moment and leaves nothing but a failed statement behind. */
    default boolean isSmall() {
        return false;
    }

    /** How often it took effect, asked before it is undone; one that cannot miss has. */
    default boolean happened(Machine machine) {
        return true;
    }
}
