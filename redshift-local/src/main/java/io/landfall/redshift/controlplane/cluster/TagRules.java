package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What tags may be (management guide, Tagging), and which things a request for tags means. */
final class TagRules {

    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private TagRules() {}

    /** Those of a request. */
    static Map<String, String> of(QueryParameters parameters) {
        Map<String, String> tags = parameters.pairs("Tags.Tag");
        tags.forEach(TagRules::require);
        return requireFewEnough(tags);
    }

    static Map<String, String> requireFewEnough(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw AwsFault.of("TagLimitExceededFault", "A resource can have at most " + MOST + " tags");
        }
        return tags;
    }

    /** Whether a thing with these tags is asked for: it has any of the keys, and any of the values. */
    static boolean asked(QueryParameters parameters, Map<String, String> tags) {
        List<String> keys = parameters.list("TagKeys.TagKey");
        List<String> values = parameters.list("TagValues.TagValue");
        return (keys.isEmpty() || keys.stream().anyMatch(tags::containsKey))
                && (values.isEmpty() || values.stream().anyMatch(tags::containsValue));
    }

    private static void require(String key, String value) {
        if (key.isEmpty() || key.length() > LONGEST_KEY || value.length() > LONGEST_VALUE) {
            throw AwsFault.of("InvalidTagFault", "A tag key has 1 to 128 characters and a value at most 256: " + key);
        }
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw AwsFault.of("InvalidTagFault", "Tag keys that begin with aws: are reserved: " + key);
        }
    }
}
