package io.landfall.provisioner.operation;

import io.landfall.event.TeardownCluster;
import io.landfall.provisioner.resource.RemovalOptions;
import java.util.Locale;

/**
 * The name of the last snapshot of a warehouse: the same for the same command, however often it is carried out. It begins with a
 * letter, has letters, digits and single hyphens, ends with none of these, and has at most 255 characters (API reference, DeleteCluster).
 */
final class FinalSnapshotName {

    private static final int LONGEST = 255;

    private FinalSnapshotName() {}

    static String of(TeardownCluster command) {
        String wished = RemovalOptions.finalSnapshots(command.warehouse()) + command.requestId();
        String allowed = wished.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return allowed.substring(0, Math.min(LONGEST, allowed.length())).replaceAll("-$", "");
    }
}
