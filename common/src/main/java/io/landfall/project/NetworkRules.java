package io.landfall.project;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the endpoint is: its port, its VPC and its subnets. */
final class NetworkRules implements DefinitionRule {

    private static final String PORT = "/port";
    private static final String VPC = "/network/vpc";
    private static final String SUBNETS = "/network/subnets";
    private static final int SERVERLESS_SUBNETS = 3;
    private static final Pattern VPC_ID = Pattern.compile("vpc-[0-9a-f]{8,17}");
    private static final Pattern SUBNET_ID = Pattern.compile("subnet-[0-9a-f]{8,17}");

    @Override
    public void check(WrittenDefinition definition) {
        definition.number(PORT).filter(port -> !isAllowed(port)).ifPresent(port -> refusePort(definition, port));
        definition
                .text(VPC)
                .filter(id -> !VPC_ID.matcher(id).matches())
                .ifPresent(id -> definition.refuse(
                        VPC, "'" + id + "' is not the id of a VPC; write one such as vpc-0a1b2c3d4e5f67890"));
        List<String> subnets = definition.elements(SUBNETS);
        subnets.forEach(subnet -> definition
                .text(subnet)
                .filter(id -> !SUBNET_ID.matcher(id).matches())
                .ifPresent(id -> definition.refuse(
                        subnet, "'" + id + "' is not the id of a subnet; write one such as subnet-0a1b2c3d4e5f67890")));
        checkCount(definition, subnets.size());
    }

    /** CreateCluster allows these for RA3 and RG, CreateWorkgroup for Serverless. */
    private static boolean isAllowed(int port) {
        return port >= 5431 && port <= 5455 || port >= 8191 && port <= 8215;
    }

    private static void refusePort(WrittenDefinition definition, int port) {
        definition.refuse(
                PORT, port + " is not a port that Redshift allows; use one of 5431 to 5455 or of 8191 to 8215");
    }

    /** Management Guide, "Considerations when using Amazon Redshift Serverless": three subnets in three zones. */
    private static void checkCount(WrittenDefinition definition, int count) {
        boolean serverless = definition.kind().equals(Optional.of(WarehouseKind.SERVERLESS));
        if (serverless && count > 0 && count < SERVERLESS_SUBNETS) {
            definition.refuse(
                    SUBNETS,
                    "a workgroup needs three subnets in three availability zones; add " + (SERVERLESS_SUBNETS - count)
                            + ", or remove the key for the default ones");
        }
    }
}
