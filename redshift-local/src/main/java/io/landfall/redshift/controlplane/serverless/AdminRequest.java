package io.landfall.redshift.controlplane.serverless;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * The admin of a namespace as a request names it. {@code adminUsername} and {@code adminUserPassword} come together or, with
 * {@code manageAdminPassword}, the name alone (API reference, CreateNamespace and UpdateNamespace).
 *
 * @param username null when not named
 * @param password null when not given
 * @param managed whether AWS is to keep the password in a secret
 * @param secretKey the key of that secret, or null
 */
record AdminRequest(String username, String password, boolean managed, String secretKey) {

    private static final String USERNAME = "adminUsername";
    private static final String PASSWORD = "adminUserPassword";
    private static final String MANAGED = "manageAdminPassword";
    private static final String SECRET_KEY = "adminPasswordSecretKmsKeyId";

    static final Set<String> MEMBERS = Set.of(USERNAME, PASSWORD, MANAGED, SECRET_KEY);

    private static final Pattern VALID_USERNAME = Pattern.compile("[a-z][a-z0-9_+.@-]{0,127}");
    private static final Pattern VALID_PASSWORD =
            Pattern.compile("(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[!-~&&[^'\"\\\\/@]]{8,64}");

    static AdminRequest of(Input input) {
        AdminRequest request = new AdminRequest(
                input.find(USERNAME).orElse(null),
                input.find(PASSWORD).orElse(null),
                input.flag(MANAGED).orElse(false),
                input.find(SECRET_KEY).orElse(null));
        request.check();
        return request;
    }

    private void check() {
        if (managed && password != null) {
            throw ServerlessFaults.invalid("You can't use adminUserPassword if manageAdminPassword is true.");
        }
        if (!managed && secretKey != null) {
            throw ServerlessFaults.invalid(
                    "You can only use adminPasswordSecretKmsKeyId if manageAdminPassword is true.");
        }
        if (!managed && (username == null) != (password == null)) {
            throw ServerlessFaults.invalid("You must specify both adminUsername and adminUserPassword.");
        }
        if (username != null && !VALID_USERNAME.matcher(username).matches()) {
            throw ServerlessFaults.invalid("Invalid admin user name: " + username);
        }
        if (password != null && !VALID_PASSWORD.matcher(password).matches()) {
            throw ServerlessFaults.invalid(
                    "The adminUserPassword must be 8 to 64 printable characters with at least one"
                            + " uppercase letter, one lowercase letter and one digit, and without ' \" \\ / @");
        }
    }

    /** Without the password, so that a log may show it. */
    @Override
    public String toString() {
        return "AdminRequest[username=%s, managed=%s]".formatted(username, managed);
    }
}
