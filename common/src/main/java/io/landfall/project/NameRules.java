package io.landfall.project;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of the warehouse, its database and its admin user. The warehouse's name is a cluster identifier (API reference,
 * CreateCluster), a namespace's and a workgroup's name (CreateNamespace, CreateWorkgroup) and a part of the names of a
 * role, queues and a security group, so it must suit all of them.
 */
final class NameRules implements DefinitionRule {

    /** A namespace's and a workgroup's name have at least three characters. */
    private static final int SHORTEST = 3;

    /** A role's name has 64 characters at most, and {@code landfall-…-copy} is one; two are left to spare. */
    private static final int LONGEST = 48;

    private static final Pattern WAREHOUSE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern USER = Pattern.compile("[a-z][a-z0-9_+.@-]{0,127}");

    private static final Set<String> SYSTEM_DATABASES = Set.of("template0", "template1", "padb_harvest");
    private static final Set<String> SYSTEM_USERS = Set.of("public", "rdsdb");

    @Override
    public void check(WrittenDefinition definition) {
        definition.text("/warehouse").ifPresent(name -> checkWarehouse(definition, name));
        definition.text("/database").ifPresent(name -> checkDatabase(definition, name));
        definition.text("/admin_user").ifPresent(name -> checkUser(definition, name));
    }

    private static void checkWarehouse(WrittenDefinition definition, String name) {
        if (!WAREHOUSE.matcher(name).matches()) {
            definition.refuse(
                    "/warehouse",
                    "'" + name
                            + "' cannot name a cluster; write lower-case letters, digits and single hyphens, beginning"
                            + " with a letter and not ending with a hyphen, such as sparkify");
        } else if (name.length() < SHORTEST || name.length() > LONGEST) {
            definition.refuse(
                    "/warehouse",
                    "'" + name + "' has " + name.length() + " characters; choose a name of " + SHORTEST + " to "
                            + LONGEST
                            + ", so that workgroups may have it and names made from it, such as"
                            + " landfall-NAME-copy, are not too long for AWS");
        }
    }

    private static void checkDatabase(WrittenDefinition definition, String name) {
        if (!DATABASE.matcher(name).matches()) {
            definition.refuse(
                    "/database",
                    "'" + name + "' cannot name a database; write 1 to 64 lower-case letters, digits and underscores,"
                            + " beginning with a letter");
        } else if (ReservedWords.contains(name)) {
            definition.refuse("/database", "'" + name + "' is a reserved word of Redshift; choose another name");
        } else if (SYSTEM_DATABASES.contains(name)) {
            definition.refuse("/database", "'" + name + "' is a database of Redshift's own; choose another name");
        }
    }

    private static void checkUser(WrittenDefinition definition, String name) {
        if (SYSTEM_USERS.contains(name.toLowerCase(Locale.ROOT))) {
            definition.refuse("/admin_user", "'" + name + "' is a user of Redshift's own; choose another name");
        } else if (!USER.matcher(name).matches()) {
            definition.refuse(
                    "/admin_user",
                    "'" + name + "' cannot name a user; write 1 to 128 lower-case letters, digits and _ + . @ -,"
                            + " beginning with a letter");
        } else if (ReservedWords.contains(name)) {
            definition.refuse("/admin_user", "'" + name + "' is a reserved word of Redshift; choose another name");
        }
    }
}
