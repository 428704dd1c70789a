package io.landfall.redshift;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Faults on purpose of one cluster, off unless asked for.
 *
 * @param adminPort opens the admin port on 127.0.0.1; 0 takes a free one
 * @param rules JSON file with an array of rules that are in force from the start
 */
public record FaultSettings(OptionalInt adminPort, Optional<Path> rules) {
    /** No admin port, no rules. */
    public static final FaultSettings OFF = new FaultSettings(OptionalInt.empty(), Optional.empty());

    /** An admin port, and no rules at first. */
    public static FaultSettings onPort(int adminPort) {
        return new FaultSettings(OptionalInt.of(adminPort), Optional.empty());
    }
}
