package io.landfall.redshift.controlplane.serverless;

import io.landfall.redshift.controlplane.account.AttachedRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be asked of a namespace besides its admin (API reference, CreateNamespace). */
final class NamespaceRules {

    static final String DEFAULT_KEY = "AWS_OWNED_KMS_KEY";
    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");
    private static final Set<String> LOG_EXPORTS = Set.of("userlog", "connectionlog", "useractivitylog");
    private static final int MOST_LOG_EXPORTS = 16;
    private static final int MOST_ROLES = 50;

    private NamespaceRules() {}

    static String database(Input input) {
        String database = input.find("dbName").orElse("dev");
        if (!DATABASE.matcher(database).matches()) {
            throw ServerlessFaults.invalid("Invalid database name: " + database);
        }
        return database;
    }

    static List<String> logExports(List<String> exports) {
        for (String export : Constraints.size("logExports", exports, MOST_LOG_EXPORTS)) {
            Constraints.oneOf("logExports", export, LOG_EXPORTS);
        }
        return exports;
    }

    static List<String> roles(Input input) {
        List<String> roles = input.list("iamRoles").orElse(List.of());
        for (String role : roles) {
            if (!ROLE.matcher(role).matches()) {
                throw ServerlessFaults.invalid("Invalid IAM role ARN: " + role);
            }
        }
        if (roles.size() > MOST_ROLES) {
            throw ServerlessFaults.invalid("A namespace can have at most " + MOST_ROLES + " IAM roles");
        }
        return roles;
    }

    /** The default role, which must be one of the roles; null when there is none. An empty name takes it away. */
    static String defaultRole(Input input, List<String> roles, String otherwise) {
        String role = input.find("defaultIamRoleArn").orElse(otherwise);
        if (role == null || role.isEmpty()) {
            return null;
        }
        if (!roles.contains(role)) {
            throw ServerlessFaults.invalid("The default IAM role must be one of the IAM roles: " + role);
        }
        return role;
    }

    /** What becomes of the roles when the namespace is to have exactly the wanted ones. */
    static List<AttachedRole> replaced(List<AttachedRole> roles, List<String> wanted) {
        List<AttachedRole> replaced = new ArrayList<>();
        for (AttachedRole role : roles) {
            replaced.add(wanted.contains(role.arn()) ? role : role.removing());
        }
        for (String arn : wanted) {
            if (roles.stream().noneMatch(role -> role.arn().equals(arn))) {
                replaced.add(AttachedRole.adding(arn));
            }
        }
        return replaced;
    }
}
