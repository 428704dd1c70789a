package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** AssumeRole: temporary keys for a role that trusts the account. Calls made with them are still the local user's. */
final class AssumeRole implements QueryAction {

    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_LENGTH = 16;
    private static final int SECRET_BYTES = 30;
    private static final int TOKEN_BYTES = 180;
    private static final int SHORTEST_SECONDS = 900;
    private static final int USUAL_SECONDS = 3600;
    private static final int FORBIDDEN = 403;

    private final Account account;
    private final Roles roles;
    private final Clock clock;

    AssumeRole(Account account, Roles roles, Clock clock) {
        this.account = account;
        this.roles = roles;
        this.clock = clock;
    }

    @Override
    public List<XmlNode> handle(QueryParameters parameters) {
        String arn = parameters.require("RoleArn");
        String session = parameters.require("RoleSessionName");
        if (!SESSION.matcher(session).matches()) {
            throw IamFaults.invalid("Value '" + session + "' at 'roleSessionName' must match " + SESSION.pattern());
        }
        Role role = trusted(arn);
        Instant expiration = expiration(parameters, role);
        XmlNode credentials = XmlNode.struct(
                "Credentials",
                XmlNode.leaf("AccessKeyId", accessKey()),
                XmlNode.leaf("SecretAccessKey", random(SECRET_BYTES)),
                XmlNode.leaf("SessionToken", random(TOKEN_BYTES)),
                XmlNode.leaf("Expiration", expiration));
        XmlNode user = XmlNode.struct(
                "AssumedRoleUser",
                XmlNode.leaf("AssumedRoleId", role.id() + ":" + session),
                XmlNode.leaf(
                        "Arn", "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account.id(), role.name(), session)));
        return List.of(credentials, user);
    }

    private Role trusted(String arn) {
        String user = "arn:aws:iam::" + account.id() + ":user/local";
        return roles.seen().stream()
                .filter(role -> role.arn().equals(arn))
                .filter(role -> PolicyDocument.trustsUser(role.trustPolicy(), account.id(), user))
                .findFirst()
                .orElseThrow(() -> new AwsFault(
                        "AccessDenied",
                        FORBIDDEN,
                        "User: " + user + " is not authorized to perform: sts:AssumeRole on resource: " + arn));
    }

    private Instant expiration(QueryParameters parameters, Role role) {
        int seconds = parameters.number("DurationSeconds").orElse(USUAL_SECONDS);
        if (seconds < SHORTEST_SECONDS || seconds > role.maxSessionSeconds()) {
            throw AwsFault.of(
                    "ValidationError",
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role, or is below 900.");
        }
        return clock.instant().plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String accessKey() {
        StringBuilder key = new StringBuilder("ASIA");
        for (int i = 0; i < KEY_LENGTH; i++) {
            key.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return key.toString();
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }
}
