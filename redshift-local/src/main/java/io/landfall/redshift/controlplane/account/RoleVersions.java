package io.landfall.redshift.controlplane.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is still seen of roles that were just changed: IAM is eventually consistent ("Changes that I make are not always immediately
 * visible", IAM user guide). A change is seen by everybody at one moment, and by nobody before. Forgotten with the process.
 */
public final class RoleVersions {

    private final Map<String, List<Superseded>> superseded = new HashMap<>();

    /** A version that is seen until that moment; null for no role at all. */
    private record Superseded(Role before, Instant until) {}

    /**
     * Notes a change.
     *
     * @param before the role before, or null when it was not there
     * @param until when the change is seen
     */
    public synchronized void supersede(String name, Role before, Instant until) {
        superseded.computeIfAbsent(name, any -> new ArrayList<>()).add(new Superseded(before, until));
    }

    /** The roles as everybody but the one who changed them sees them, by name. */
    public synchronized SortedMap<String, Role> seen(AccountState state, Instant now) {
        SortedMap<String, Role> seen = new TreeMap<>(state.roles());
        superseded
                .values()
                .forEach(versions ->
                        versions.removeIf(version -> !version.until().isAfter(now)));
        superseded.values().removeIf(List::isEmpty);
        superseded.forEach((name, versions) -> {
            Role before = versions.get(0).before();
            if (before == null) {
                seen.remove(name);
            } else {
                seen.put(name, before);
            }
        });
        return Collections.unmodifiableSortedMap(seen);
    }

    /** The role of that name as it is seen. */
    public Optional<Role> seen(AccountState state, String name, Instant now) {
        return Optional.ofNullable(seen(state, now).get(name));
    }
}
