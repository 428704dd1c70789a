package io.landfall.redshift.controlplane.serverless;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The constraints of the API's model, and the words in which AWS services report their violation. */
final class Constraints {

    private static final Pattern NAME = Pattern.compile("^[a-z0-9-]+$");
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 64;

    private Constraints() {}

    /** {@code NamespaceName} and {@code WorkgroupName}: 3 to 64 lower-case letters, digits and hyphens. */
    static String name(String member, String value) {
        return matching(member, length(member, value, SHORTEST_NAME, LONGEST_NAME), NAME);
    }

    static String length(String member, String value, int least, int most) {
        if (value.length() < least) {
            throw violated(value, member, "Member must have length greater than or equal to " + least);
        }
        if (value.length() > most) {
            throw violated(value, member, "Member must have length less than or equal to " + most);
        }
        return value;
    }

    static String matching(String member, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw violated(value, member, "Member must satisfy regular expression pattern: " + pattern);
        }
        return value;
    }

    static String oneOf(String member, String value, Collection<String> allowed) {
        if (!allowed.contains(value)) {
            throw violated(value, member, "Member must satisfy enum value set: " + new TreeSet<>(allowed));
        }
        return value;
    }

    static int between(String member, int value, int least, int most) {
        if (value < least) {
            throw violated(String.valueOf(value), member, "Member must have value greater than or equal to " + least);
        }
        if (value > most) {
            throw violated(String.valueOf(value), member, "Member must have value less than or equal to " + most);
        }
        return value;
    }

    static <T> List<T> size(String member, List<T> values, int most) {
        if (values.size() > most) {
            throw violated(values.toString(), member, "Member must have length less than or equal to " + most);
        }
        return values;
    }

    /** @param value null when the member is missing */
    static AwsFault violated(String value, String member, String constraint) {
        String shown = value == null ? "null" : "'" + value + "'";
        return ServerlessFaults.invalid("1 validation error detected: Value %s at '%s' failed to satisfy constraint: %s"
                .formatted(shown, member, constraint));
    }
}
