package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** The parameters of a role, checked by the rules of CreateRole and "IAM and AWS STS quotas". */
final class RoleRequest {

    static final String TAGS = "Tags.member";

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final Pattern PATH = Pattern.compile("/|/[!-\u007F]{1,510}/");
    private static final int SHORTEST_SESSION = 3600;
    private static final int LONGEST_SESSION = 43_200;
    private static final int LONGEST_DESCRIPTION = 1000;
    private static final int LONGEST_TRUST = 2048;
    private static final int MOST_TAGS = 50;
    private static final int ID_LENGTH = 17;

    private RoleRequest() {}

    static Role role(Account account, QueryParameters parameters, Clock clock) {
        String name = parameters.require("RoleName");
        if (!NAME.matcher(name).matches()) {
            throw IamFaults.invalid("Value '" + name + "' at 'roleName' must match " + NAME.pattern());
        }
        String path = parameters.find("Path").orElse("/");
        if (!PATH.matcher(path).matches()) {
            throw IamFaults.invalid("Value '" + path + "' at 'path' must begin and end with /");
        }
        return new Role(
                name,
                path,
                newId(),
                arn(account, path, name),
                trust(parameters.require("AssumeRolePolicyDocument")),
                description(parameters, null),
                sessionSeconds(parameters, SHORTEST_SESSION),
                checkedTags(parameters.pairs(TAGS)),
                Map.of(),
                List.of(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    static String newId() {
        String id = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return "AROA" + id.substring(0, ID_LENGTH);
    }

    static String arn(Account account, String path, String name) {
        return "arn:aws:iam::" + account.id() + ":role" + path + name;
    }

    static String trust(String document) {
        if (document.replaceAll("\\s", "").length() > LONGEST_TRUST) {
            throw IamFaults.conflict("LimitExceeded", "Cannot exceed quota for ACLSizePerRole: " + LONGEST_TRUST);
        }
        return PolicyDocument.requireTrust(document);
    }

    /** @param absent what it is when the request does not say */
    static String description(QueryParameters parameters, String absent) {
        String description = parameters.find("Description").orElse(absent);
        if (description != null && description.length() > LONGEST_DESCRIPTION) {
            throw IamFaults.invalid("Value at 'description' must have length less than or equal to 1000");
        }
        return description;
    }

    /** @param absent what it is when the request does not say */
    static int sessionSeconds(QueryParameters parameters, int absent) {
        int seconds = parameters.number("MaxSessionDuration").orElse(absent);
        if (seconds < SHORTEST_SESSION || seconds > LONGEST_SESSION) {
            throw IamFaults.invalid("Value '" + seconds + "' at 'maxSessionDuration' must be between 3600 and 43200");
        }
        return seconds;
    }

    static Map<String, String> checkedTags(Map<String, String> tags) {
        tags.keySet().stream().filter(key -> key.startsWith("aws:")).findFirst().ifPresent(key -> {
            throw IamFaults.invalid("Tag keys beginning with aws: are reserved: " + key);
        });
        if (tags.size() > MOST_TAGS) {
            throw IamFaults.conflict("LimitExceeded", "Cannot exceed quota for TagsPerRole: " + MOST_TAGS);
        }
        return new TreeMap<>(tags);
    }
}
