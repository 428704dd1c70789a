package io.landfall.redshift.controlplane.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Secret;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The secret Redshift keeps for a cluster made with {@code ManageMasterPassword}: {@code redshift!<cluster>-<user>}. Its tags are those
 * by which Secrets Manager's rotation functions find the cluster.
 */
public final class ManagedPassword {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijkmnopqrstuvwxyz";
    private static final String DIGITS = "23456789";
    private static final String ALL = UPPER + LOWER + DIGITS;
    private static final String OWNER = "redshift";
    private static final int LENGTH = 32;
    private static final int ARN_SUFFIX_LENGTH = 6;

    private ManagedPassword() {}

    /** A new secret of a cluster, with a random password that satisfies Redshift's rules. */
    public static Secret secret(Account account, String cluster, String user, Instant now) {
        String owner = "arn:aws:redshift:%s:%s:cluster:%s".formatted(account.region(), account.id(), cluster);
        return secret(account, cluster, user, now, Map.of("aws:redshift:primaryClusterArn", owner));
    }

    /** The same for a Serverless namespace. */
    public static Secret secretOfNamespace(
            Account account, String namespace, String namespaceArn, String user, Instant now) {
        return secret(account, namespace, user, now, Map.of("aws:redshift-serverless:namespaceArn", namespaceArn));
    }

    private static Secret secret(Account account, String of, String user, Instant now, Map<String, String> owner) {
        String name = "redshift!" + of + "-" + user;
        String value = JSON.createObjectNode()
                .put("username", user)
                .put("password", password())
                .toString();
        Map<String, String> tags = new TreeMap<>(owner);
        tags.put("aws:secretsmanager:owningService", OWNER);
        return Secret.of(
                        name,
                        arn(account, name),
                        UUID.randomUUID().toString(),
                        value,
                        now.truncatedTo(ChronoUnit.MILLIS),
                        tags)
                .withOwningService(OWNER);
    }

    /** A new ARN, which ends in six random characters. */
    static String arn(Account account, String name) {
        return "arn:aws:secretsmanager:%s:%s:secret:%s-%s"
                .formatted(account.region(), account.id(), name, random(ALL, ARN_SUFFIX_LENGTH));
    }

    public static String passwordIn(Secret secret) {
        try {
            return JSON.readTree(secret.value()).path("password").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Secret " + secret.name() + " is not JSON", e);
        }
    }

    private static String password() {
        return random(UPPER, 1) + random(LOWER, 1) + random(DIGITS, 1) + random(ALL, LENGTH - 3);
    }

    private static String random(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
