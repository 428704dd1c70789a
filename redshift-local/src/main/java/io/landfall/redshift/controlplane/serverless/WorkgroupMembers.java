package io.landfall.redshift.controlplane.serverless;

import io.landfall.redshift.controlplane.account.WorkgroupSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The members of CreateWorkgroup and UpdateWorkgroup that configure the workgroup, and their rules (API reference). */
final class WorkgroupMembers {

    static final String BASE = "baseCapacity";
    static final String MAX = "maxCapacity";
    static final String TARGET = "pricePerformanceTarget";
    static final String CONFIG = "configParameters";
    static final String ROUTING = "enhancedVpcRouting";
    static final String PUBLIC = "publiclyAccessible";
    static final String PORT = "port";
    static final String SUBNETS = "subnetIds";
    static final String GROUPS = "securityGroupIds";
    static final String TRACK = "trackName";
    static final String ADDRESSES = "ipAddressType";

    static final Set<String> ALL =
            Set.of(BASE, MAX, TARGET, CONFIG, ROUTING, PUBLIC, PORT, SUBNETS, GROUPS, TRACK, ADDRESSES);

    private static final int DEFAULT_PORT = 5439;
    private static final Pattern TRACK_NAME = Pattern.compile("^[a-zA-Z0-9_]+$");
    private static final int LONGEST_TRACK_NAME = 256;
    private static final Pattern ADDRESS_TYPE = Pattern.compile("^(ipv4|dualstack)$");
    private static final WorkgroupSettings DEFAULTS = new WorkgroupSettings(
            Capacity.DEFAULT,
            null,
            null,
            ConfigParameters.DEFAULTS,
            false,
            false,
            DEFAULT_PORT,
            List.of(),
            List.of(),
            "current",
            "ipv4");

    private WorkgroupMembers() {}

    /** What CreateWorkgroup asks for; what it does not mention has its default. */
    static WorkgroupSettings created(Input input) {
        WorkgroupSettings settings = input.structure(TARGET)
                .map(target -> Capacity.withTarget(DEFAULTS, target))
                .orElse(DEFAULTS);
        Optional<Integer> base = input.number(BASE);
        if (base.isPresent()) {
            Capacity.requireNoTarget(settings);
            settings = settings.withBaseCapacity(Capacity.base(base.get()));
        }
        settings = settings.withMaxCapacity(input.number(MAX).orElse(null));
        return Capacity.consistent(withoutCapacity(settings, input));
    }

    /** What UpdateWorkgroup makes of the settings. */
    static WorkgroupSettings updated(WorkgroupSettings settings, Input input) {
        WorkgroupSettings updated = input.structure(TARGET)
                .map(target -> Capacity.consistent(Capacity.withTarget(settings, target)))
                .orElse(settings);
        if (input.number(BASE).isPresent()) {
            updated = Capacity.withBase(updated, input.number(BASE).get());
        }
        if (input.number(MAX).isPresent()) {
            updated = Capacity.withMax(updated, input.number(MAX).get());
        }
        return withoutCapacity(updated, input);
    }

    private static WorkgroupSettings withoutCapacity(WorkgroupSettings settings, Input input) {
        return settings.withConfigParameters(ConfigParameters.merged(
                        settings.configParameters(), input.members(CONFIG).orElse(List.of())))
                .withEnhancedVpcRouting(input.flag(ROUTING).orElse(settings.enhancedVpcRouting()))
                .withPubliclyAccessible(input.flag(PUBLIC).orElse(settings.publiclyAccessible()))
                .withPort(input.number(PORT).map(WorkgroupMembers::port).orElse(settings.port()))
                .withSubnets(input.list(SUBNETS).orElse(settings.subnets()))
                .withSecurityGroups(input.list(GROUPS).orElse(settings.securityGroups()))
                .withTrackName(input.find(TRACK).map(WorkgroupMembers::track).orElse(settings.trackName()))
                .withIpAddressType(input.find(ADDRESSES)
                        .map(type -> Constraints.matching(ADDRESSES, type, ADDRESS_TYPE))
                        .orElse(settings.ipAddressType()));
    }

    private static int port(int port) {
        boolean allowed = port >= 5431 && port <= 5455 || port >= 8191 && port <= 8215;
        if (!allowed) {
            throw ServerlessFaults.invalid("Invalid port " + port + ". Valid port ranges are 5431-5455 and 8191-8215.");
        }
        return port;
    }

    private static String track(String name) {
        return Constraints.matching(TRACK, Constraints.length(TRACK, name, 1, LONGEST_TRACK_NAME), TRACK_NAME);
    }
}
