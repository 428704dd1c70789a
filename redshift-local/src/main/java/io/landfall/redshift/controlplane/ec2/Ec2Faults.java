package io.landfall.redshift.controlplane.ec2;

import io.landfall.redshift.controlplane.account.SecurityGroupRule;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.Locale;

/** The refusals of EC2 ("Error codes for the Amazon EC2 API"). */
final class Ec2Faults {

    private Ec2Faults() {}

    static AwsFault groupNotFound(String group) {
        return AwsFault.of("InvalidGroup.NotFound", "The security group '" + group + "' does not exist");
    }

    static AwsFault notFound(String code, String what, String id) {
        return AwsFault.of(code, "The " + what + " '" + id + "' does not exist");
    }

    static AwsFault malformed(String code, String id, String prefix) {
        return AwsFault.of(code, "Invalid id: \"" + id + "\" (expecting \"" + prefix + "-...\")");
    }

    static AwsFault duplicateRule(SecurityGroupRule rule) {
        String ports = rule.fromPort() == null ? "" : ", from port: " + rule.fromPort() + ", to port: " + rule.toPort();
        return AwsFault.of(
                "InvalidPermission.Duplicate",
                "the specified rule \"peer: %s, %s%s, ALLOW\" already exists"
                        .formatted(
                                rule.peer(),
                                rule.protocol().equals("-1")
                                        ? "ALL"
                                        : rule.protocol().toUpperCase(Locale.ROOT),
                                ports));
    }
}
