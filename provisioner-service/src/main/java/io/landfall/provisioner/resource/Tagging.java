package io.landfall.provisioner.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is to be done about the tags of something that was found, so that Landfall can call it its own. Tags of others stay. */
public record Tagging(Ownership ownership) {

    /** What is taken away from something adopted when it is released. The user's own tags stay. */
    public static final List<String> RELEASED = List.of(Ownership.TAG, Ownership.ADOPTED);

    /** Why it must not be touched; empty if it is ours or may be taken over. */
    public Optional<Finding.Refused> refusal(Address address, Map<String, String> found) {
        boolean free = ownership.adopt() && !found.containsKey(Ownership.TAG);
        return free || ownership.isOurs(found) ? Optional.empty() : Optional.of(ownership.foreign(address, found));
    }

    /** The tags to add or to overwrite; those of an adoption among them where it is not ours yet. */
    public Map<String, String> missing(Map<String, String> found) {
        Map<String, String> missing = new TreeMap<>(ownership.tags());
        if (!ownership.isOurs(found)) {
            missing.put(Ownership.ADOPTED, "true");
        }
        missing.entrySet().removeIf(tag -> tag.getValue().equals(found.get(tag.getKey())));
        return missing;
    }

    /** Empty if no tag is missing. */
    public Optional<Difference> difference(Map<String, String> found) {
        Map<String, String> missing = missing(found);
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> present = new TreeMap<>(found);
        present.keySet().retainAll(missing.keySet());
        Difference difference = Difference.of("tags", present, missing);
        return Optional.of(
                ownership.isOurs(found)
                        ? difference
                        : difference.because("it is adopted: a teardown releases it and does not delete it"));
    }
}
