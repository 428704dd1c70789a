package io.landfall.project;

import java.util.List;
import java.util.Objects;

/**
 * How the SQL endpoint is reached.
 *
 * @param vpc null for the account's default VPC
 * @param subnets empty for the default ones
 * @param allow CIDR blocks that may connect, or {@code my-ip} for the public address of whoever provisions
 * @param publiclyAccessible whether the endpoint has a public address
 * @param allowPublic whether {@code allow} may name the whole internet
 * @param enhancedVpcRouting whether COPY and UNLOAD go through the VPC, which then needs a way to S3
 */
public record NetworkDefinition(
        String vpc,
        List<String> subnets,
        List<String> allow,
        Boolean publiclyAccessible,
        Boolean allowPublic,
        Boolean enhancedVpcRouting) {

    /** Stands for the public address of whoever provisions. */
    public static final String MY_IP = "my-ip";

    /** Private, in the default VPC, and nobody may connect from outside it. */
    public static final NetworkDefinition DEFAULT = new NetworkDefinition(null, null, null, null, null, null);

    public NetworkDefinition {
        subnets = subnets == null ? List.of() : List.copyOf(subnets);
        allow = allow == null ? List.of() : List.copyOf(allow);
        publiclyAccessible = Objects.requireNonNullElse(publiclyAccessible, false);
        allowPublic = Objects.requireNonNullElse(allowPublic, false);
        enhancedVpcRouting = Objects.requireNonNullElse(enhancedVpcRouting, false);
    }
}
