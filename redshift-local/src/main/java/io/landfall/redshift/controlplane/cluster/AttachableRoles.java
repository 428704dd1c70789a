package io.landfall.redshift.controlplane.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.List;
import java.util.stream.StreamSupport;

/** Roles a cluster may be given: they exist, and let Redshift assume them. */
final class AttachableRoles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REDSHIFT = "redshift.amazonaws.com";
    private static final int MOST = 50;

    private AttachableRoles() {}

    /** @throws AwsFault InvalidParameterValue, in the words AWS has for a role that does not trust it */
    static void require(AccountState state, List<String> arns) {
        for (String arn : arns) {
            boolean trusted = state.roles().values().stream()
                    .filter(role -> role.arn().equals(arn))
                    .anyMatch(AttachableRoles::trustsRedshift);
            if (!trusted) {
                throw AwsFault.invalidValue("The IAM role %s is not valid. The IAM role must delegate access to an"
                                .formatted(arn.substring(arn.lastIndexOf('/') + 1))
                        + " Amazon Redshift account.");
            }
        }
    }

    /** The quota of roles per cluster (management guide, Quotas and limits). */
    static void requireFewEnough(int roles) {
        if (roles > MOST) {
            throw AwsFault.invalidValue("A cluster can have at most " + MOST + " IAM roles");
        }
    }

    private static boolean trustsRedshift(Role role) {
        try {
            JsonNode statements = JSON.readTree(role.trustPolicy()).path("Statement");
            return each(statements).stream()
                    .filter(statement -> "Allow".equals(statement.path("Effect").asText()))
                    .flatMap(statement -> each(statement.path("Principal").path("Service")).stream())
                    .anyMatch(service -> REDSHIFT.equals(service.asText()));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** A policy may write a single element without its list. */
    private static List<JsonNode> each(JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false).toList() : List.of(node);
    }
}
