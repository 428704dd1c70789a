package io.landfall.provisioner.resource;

import java.util.Optional;

/**
 * How a warehouse is removed.
 *
 * @param finalSnapshot name of the snapshot to take first; empty for none
 * @param withData whether the landing bucket goes too, with every object in it
 */
public record RemovalOptions(Optional<String> finalSnapshot, boolean withData) {

    /** How the final snapshots of a warehouse begin, whichever command took them. */
    public static String finalSnapshots(String warehouse) {
        return warehouse + "-final-";
    }
}
