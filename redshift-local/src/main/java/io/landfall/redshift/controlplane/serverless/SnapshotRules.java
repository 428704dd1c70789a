package io.landfall.redshift.controlplane.serverless;

import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Namespace;
import io.landfall.redshift.controlplane.account.NamespaceSnapshot;
import io.landfall.redshift.controlplane.account.NamespaceSnapshot.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** How snapshots are named and kept. The API's model leaves both open; the rules are those of a cluster's manual snapshots. */
final class SnapshotRules {

    static final int FOR_EVER = -1;
    private static final int LONGEST_RETENTION = 3653;
    private static final int LONGEST_NAME = 255;
    private static final Pattern NAME = Pattern.compile("[A-Za-z](?:-?[A-Za-z0-9])*");

    private SnapshotRules() {}

    /** A snapshot that is being taken. */
    static NamespaceSnapshot begun(
            Namespace source, String name, int retention, Map<String, String> tags, Instant now) {
        return new NamespaceSnapshot(
                name,
                UUID.randomUUID().toString(),
                source,
                Progress.CREATING,
                retention,
                now.truncatedTo(ChronoUnit.MILLIS),
                tags);
    }

    static String name(String name) {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw ServerlessFaults.invalid("Invalid snapshot name: " + name);
        }
        return name;
    }

    static int retention(Input input, String member) {
        int days = input.number(member).orElse(FOR_EVER);
        if (days != FOR_EVER && (days < 1 || days > LONGEST_RETENTION)) {
            throw ServerlessFaults.invalid("%s must be -1 or between 1 and %d.".formatted(member, LONGEST_RETENTION));
        }
        return days;
    }

    static void requireFree(AccountState state, String name) {
        if (state.namespaceSnapshots().containsKey(name)) {
            throw ServerlessFaults.conflict("A snapshot with the name " + name + " already exists.");
        }
    }
}
