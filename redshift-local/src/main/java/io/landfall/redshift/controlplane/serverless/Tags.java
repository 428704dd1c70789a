package io.landfall.redshift.controlplane.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags as they stand in requests and answers. */
final class Tags {

    private static final int MOST_IN_REQUEST = 200;
    /** AWS General Reference, "Tagging your AWS resources". */
    private static final int MOST_OF_RESOURCE = 50;

    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private Tags() {}

    /** The member {@code tags}; empty when absent. */
    static Map<String, String> in(Input input) {
        Map<String, String> tags = new TreeMap<>();
        List<JsonNode> given = Constraints.size("tags", input.members("tags").orElse(List.of()), MOST_IN_REQUEST);
        for (int i = 0; i < given.size(); i++) {
            String member = "tags." + (i + 1) + ".member.";
            String key =
                    Constraints.length(member + "key", given.get(i).path("key").asText(), 1, LONGEST_KEY);
            if (key.startsWith("aws:")) {
                throw ServerlessFaults.invalid("Tag keys beginning with aws: are reserved for AWS: " + key);
            }
            tags.put(
                    key,
                    Constraints.length(
                            member + "value", given.get(i).path("value").asText(), 0, LONGEST_VALUE));
        }
        return bounded(tags);
    }

    /** @throws AwsFault TooManyTagsException when a resource cannot have so many */
    static Map<String, String> bounded(Map<String, String> tags) {
        if (tags.size() > MOST_OF_RESOURCE) {
            throw AwsFault.of("TooManyTagsException", "A resource can have at most " + MOST_OF_RESOURCE + " tags");
        }
        return tags;
    }

    static void write(Map<String, String> tags, ArrayNode array) {
        new TreeMap<>(tags)
                .forEach((key, value) -> array.addObject().put("key", key).put("value", value));
    }
}
