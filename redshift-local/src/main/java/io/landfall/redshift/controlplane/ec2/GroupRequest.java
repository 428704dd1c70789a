package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The rules for names, descriptions and tags ("CreateSecurityGroup" and "Tag restrictions"). */
final class GroupRequest {

    private static final Pattern TEXT = Pattern.compile("[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]{1,255}");
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;
    private static final int MOST_TAGS = 50;

    private GroupRequest() {}

    static String name(QueryParameters parameters) {
        String name = parameters.require("GroupName");
        if (!TEXT.matcher(name).matches()) {
            throw invalid(name, "GroupName");
        }
        if (name.startsWith("sg-")) {
            throw AwsFault.invalidValue("Value (" + name
                    + ") for parameter GroupName is invalid. Group names may not be in the format sg-*.");
        }
        if (name.equals("default")) {
            throw AwsFault.of("InvalidGroup.Reserved", "The security group 'default' is reserved");
        }
        return name;
    }

    static String description(QueryParameters parameters) {
        String description = parameters.require("GroupDescription");
        checkDescription(description);
        return description;
    }

    /** @throws AwsFault InvalidParameterValue when a group or a rule cannot be described so */
    static void checkDescription(String description) {
        if (!description.isEmpty() && !TEXT.matcher(description).matches()) {
            throw invalid(description, "Description");
        }
    }

    /** The tags of what is created, which has to be of that resource type. */
    static Map<String, String> tags(QueryParameters parameters, String resourceType) {
        Map<String, String> tags = new TreeMap<>();
        for (QueryParameters specification : parameters.structures("TagSpecification")) {
            String type = specification.require("ResourceType");
            if (!type.equals(resourceType)) {
                throw AwsFault.invalidValue("'" + type + "' is not a valid taggable resource type for this operation.");
            }
            tags.putAll(specification.pairs("Tag"));
        }
        return checked(tags);
    }

    /** @throws AwsFault on keys and values beyond what tags may be */
    static Map<String, String> checked(Map<String, String> tags) {
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > LONGEST_KEY) {
                throw AwsFault.invalidValue("Tag key exceeds the maximum length of 128 characters or is empty.");
            }
            if (value.length() > LONGEST_VALUE) {
                throw AwsFault.invalidValue("Tag value exceeds the maximum length of 256 characters.");
            }
            if (key.startsWith("aws:")) {
                throw AwsFault.invalidValue("Tag keys starting with 'aws:' are reserved for internal use");
            }
        });
        if (tags.size() > MOST_TAGS) {
            throw AwsFault.of("TagLimitExceeded", "More than " + MOST_TAGS + " tags specified");
        }
        return tags;
    }

    private static AwsFault invalid(String value, String parameter) {
        return AwsFault.invalidValue("Value (" + value + ") for parameter " + parameter
                + " is invalid. Valid are up to 255 of a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=&;{}!$*");
    }
}
