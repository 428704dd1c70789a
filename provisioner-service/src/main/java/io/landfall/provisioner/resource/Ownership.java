package io.landfall.provisioner.resource;

import java.util.Map;
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
