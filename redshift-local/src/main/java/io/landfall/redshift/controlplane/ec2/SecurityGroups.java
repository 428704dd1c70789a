package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.AccountState;
import io.landfall.redshift.controlplane.account.SecurityGroup;
import io.landfall.redshift.controlplane.account.SecurityGroupRule;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The security groups of the default VPC, among them the default one, which is there without being made. */
final class SecurityGroups {

    static final String ALL = "-1";
    private static final String DEFAULT = "default";
    private static final String EVERYWHERE = "0.0.0.0/0";

    private final DefaultNetwork network;

    SecurityGroups(Account account) {
        this.network = DefaultNetwork.of(account);
    }

    DefaultNetwork network() {
        return network;
    }

    /** All of them, sorted by id. */
    List<SecurityGroup> in(AccountState state) {
        Map<String, SecurityGroup> all = new TreeMap<>();
        all.put(network.defaultGroupId(), defaultGroup());
        all.putAll(state.securityGroups());
        return List.copyOf(all.values());
    }

    boolean isDefault(SecurityGroup group) {
        return group.id().equals(network.defaultGroupId());
    }

    /** @throws AwsFault InvalidGroup.NotFound, or InvalidGroupId.Malformed */
    SecurityGroup require(AccountState state, String id) {
        if (!id.startsWith("sg-")) {
            throw Ec2Faults.malformed("InvalidGroupId.Malformed", id, "sg");
        }
        return in(state).stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Ec2Faults.groupNotFound(id));
    }

    Optional<SecurityGroup> named(AccountState state, String name) {
        return in(state).stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** The group of a request that names one by {@code GroupId}, or by {@code GroupName}, which the default VPC allows. */
    SecurityGroup addressed(AccountState state, QueryParameters parameters) {
        Optional<String> id = parameters.find("GroupId");
        Optional<String> name = parameters.find("GroupName");
        if (id.isEmpty() && name.isEmpty()) {
            throw AwsFault.of("MissingParameter", "The request must contain the parameter groupName or groupId");
        }
        return id.map(given -> require(state, given)).orElseGet(() -> named(state, name.orElseThrow())
                .orElseThrow(() -> Ec2Faults.groupNotFound(name.orElseThrow())));
    }

    /** What a new group lets out: everything, IPv4. */
    static SecurityGroupRule everythingOut(String id) {
        return new SecurityGroupRule(id, true, ALL, null, null, EVERYWHERE, null, Map.of());
    }

    private SecurityGroup defaultGroup() {
        String id = network.defaultGroupId();
        SecurityGroupRule amongThemselves =
                new SecurityGroupRule(network.id("sgr", "in"), false, ALL, null, null, id, null, Map.of());
        return new SecurityGroup(
                id,
                DEFAULT,
                "default VPC security group",
                Map.of(),
                List.of(amongThemselves, everythingOut(network.id("sgr", "out"))));
    }
}
