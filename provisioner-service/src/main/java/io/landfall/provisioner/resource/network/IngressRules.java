package io.landfall.provisioner.resource.network;

import io.landfall.provisioner.resource.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/**
 * The rules that are missing and those that should not be there.
 *
 * @param missing to be authorized
 * @param surplus to be revoked
 */
record IngressRules(List<IngressRule> missing, List<IngressRule> surplus) {

    /** Somebody was faster, or the answer to an earlier call was lost (EC2 user guide, Error codes). */
    private static final Set<String> DONE = Set.of("InvalidPermission.Duplicate", "InvalidPermission.NotFound");

    private static final String NONE = "none";

    static IngressRules compare(List<IngressRule> found, List<IngressRule> wanted) {
        return new IngressRules(without(wanted, found), without(found, wanted));
    }

    /** Without taking anything away. */
    IngressRules onlyMissing() {
        return new IngressRules(missing, List.of());
    }

    List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        surplus.forEach(rule -> differences.add(Difference.of("ingress", rule, NONE)));
        missing.forEach(rule -> differences.add(Difference.of("ingress", NONE, rule)));
        return differences;
    }

    /** One call for each, so that one that is done already does not hide the others. Opens before it closes. */
    void repair(Ec2Client ec2, String groupId) {
        missing.forEach(rule -> unlessDone(
                () -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(groupId).ipPermissions(rule.permission()))));
        surplus.forEach(rule -> unlessDone(
                () -> ec2.revokeSecurityGroupIngress(r -> r.groupId(groupId).ipPermissions(rule.permission()))));
    }

    private static void unlessDone(Runnable call) {
        try {
            call.run();
        } catch (Ec2Exception e) {
            if (e.awsErrorDetails() == null
                    || !DONE.contains(e.awsErrorDetails().errorCode())) {
                throw e;
            }
        }
    }

    private static List<IngressRule> without(List<IngressRule> rules, List<IngressRule> others) {
        return rules.stream()
                .filter(rule -> others.stream().noneMatch(rule::opensSameAs))
                .toList();
    }
}
