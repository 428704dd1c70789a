package io.landfall.provisioner.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How Landfall knows what is its own: the tag {@value #TAG} with the warehouse's name. What was there before and was adopted has
 * {@value #ADOPTED} besides, and is released instead of deleted.
 *
 * @param warehouse name of the warehouse
 * @param adopt whether what has no tag may be taken over
 * @param userTags the tags of {@code warehouse.yaml}
 */
public record Ownership(String warehouse, boolean adopt, Map<String, String> userTags) {

    /** The tag on everything Landfall makes; its value is the warehouse's name. */
    public static final String TAG = "landfall:warehouse";

    /** The tag on what Landfall took over. */
    public static final String ADOPTED = "landfall:adopted";

    /** Name of the difference between tags. */
    public static final String TAGS = "tags";

    /** Those that say whose it is: what is released loses them and keeps its others. */
    public static final List<String> MARKS = List.of(TAG, ADOPTED);

    /** What is made gets these. */
    public Map<String, String> tags() {
        Map<String, String> tags = new TreeMap<>(userTags);
        tags.put(TAG, warehouse);
        return tags;
    }

    public boolean isOurs(Map<String, String> found) {
        return warehouse.equals(found.get(TAG));
    }

    public boolean isAdopted(Map<String, String> found) {
        return isOurs(found) && found.containsKey(ADOPTED);
    }

    /** Why something found must be left alone; empty when it is ours or may be taken over. */
    public Optional<Finding.Refused> refusal(Address address, Map<String, String> found) {
        boolean free = adopt && !found.containsKey(TAG);
        return isOurs(found) || free ? Optional.empty() : Optional.of(foreign(address, found));
    }

    /** Those it lacks or has another value of. What is taken over gets {@value #ADOPTED} too; tags of others stay. */
    public Map<String, String> tagsToSet(Map<String, String> found) {
        Map<String, String> tags = tags();
        if (!isOurs(found)) {
            tags.put(ADOPTED, "true");
        }
        tags.entrySet().removeIf(tag -> tag.getValue().equals(found.get(tag.getKey())));
        return tags;
    }

    /** The same as a difference, called {@value #TAGS}. */
    public List<Difference> differences(Map<String, String> found) {
        Map<String, String> wanted = tagsToSet(found);
        if (wanted.isEmpty()) {
            return List.of();
        }
        Map<String, String> now = new TreeMap<>();
        wanted.keySet().forEach(key -> now.put(key, found.getOrDefault(key, "(none)")));
        Difference difference = Difference.of(TAGS, now, wanted);
        return List.of(isOurs(found) ? difference : difference.because("'adopt: true' takes it over as it is"));
    }

    /** What a teardown makes of something with these tags. */
    public Removal foreseen(Map<String, String> found) {
        if (isAdopted(found)) {
            return new Removal.Kept("it was adopted, and is released");
        }
        return isOurs(found) ? new Removal.Removing("to be removed") : new Removal.Kept("it is not Landfall's");
    }

    /** Why something without our tag is not touched, and what to do. */
    public Finding.Refused foreign(Address address, Map<String, String> found) {
        String owner = found.get(TAG);
        return new Finding.Refused(
                owner == null
                        ? "%s exists and is not Landfall's (no tag %s); remove it, choose another name, or say 'adopt: true' in warehouse.yaml"
                                .formatted(address, TAG)
                        : "%s belongs to warehouse %s; choose another name".formatted(address, owner));
    }
}
