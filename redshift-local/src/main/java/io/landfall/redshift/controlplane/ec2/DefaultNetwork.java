package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.account.Account;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * The default VPC every account has: three default subnets in three zones, an internet gateway and a main route table ("Default VPCs",
 * VPC user guide). Its ids depend on account and region only, so that they are the same after every start.
 */
public final class DefaultNetwork {

    /** {@code CidrBlock} of the VPC. */
    public static final String CIDR = "172.31.0.0/16";

    private static final int ID_LENGTH = 16;
    private static final List<String> ZONES = List.of("a", "b", "c");
    private static final List<String> BLOCKS = List.of("172.31.0.0/20", "172.31.16.0/20", "172.31.32.0/20");

    private final String seed;
    private final String region;

    private DefaultNetwork(String seed, String region) {
        this.seed = seed;
        this.region = region;
    }

    public static DefaultNetwork of(Account account) {
        return new DefaultNetwork(account.id() + "/" + account.region(), account.region());
    }

    /** One of the subnets. */
    public record Subnet(String id, String zone, String zoneId, String cidr) {}

    public String vpcId() {
        return id("vpc", "");
    }

    public List<Subnet> subnets() {
        return ZONES.stream()
                .map(letter -> {
                    int number = ZONES.indexOf(letter);
                    return new Subnet(
                            id("subnet", letter),
                            region + letter,
                            region.replace("-", "") + "-az" + (number + 1),
                            BLOCKS.get(number));
                })
                .toList();
    }

    public String internetGatewayId() {
        return id("igw", "");
    }

    public String mainRouteTableId() {
        return id("rtb", "");
    }

    /** The group that is used where none is named. */
    public String defaultGroupId() {
        return id("sg", "default");
    }

    String id(String prefix, String which) {
        byte[] name = (seed + "/" + prefix + "/" + which).getBytes(StandardCharsets.UTF_8);
        return prefix + "-0" + Ids.hex(UUID.nameUUIDFromBytes(name), ID_LENGTH);
    }
}
