package io.landfall.provisioner.permission;

import java.util.Locale;
import java.util.Map;

/**
 * A kind of call to AWS.
 *
 * @param service prefix of its actions in IAM, such as {@code redshift-serverless}
 * @param operation as in the API reference, such as {@code CreateWorkgroup}
 */
public record ApiCall(String service, String operation) implements Comparable<ApiCall> {

    /** Where IAM's prefix is not the SDK's name in lower case with hyphens. */
    private static final Map<String, String> PREFIXES =
            Map.of("secrets-manager", "secretsmanager", "redshiftserverless", "redshift-serverless");

    /** @param serviceName as the SDK has it in its clients or in its errors, such as {@code Redshift Serverless} */
    public static ApiCall of(String serviceName, String operation) {
        String prefix = serviceName.toLowerCase(Locale.ROOT).replace(' ', '-');
        return new ApiCall(PREFIXES.getOrDefault(prefix, prefix), operation);
    }

    @Override
    public int compareTo(ApiCall other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return service + ':' + operation;
    }
}
