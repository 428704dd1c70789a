package io.landfall.provisioner.resource.serverless;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.redshiftserverless.model.Namespace;

/**
 * A role attached to a namespace. The API reference says that {@code iamRoles} are strings; AWS answers
 * {@code IamRole(applyStatus=in-sync, iamRoleArn=arn:…)}, and what stands in for it may answer plain ARNs.
 *
 * @param status {@code in-sync}, {@code adding} or {@code removing}; {@code in-sync} where nothing is said
 */
record NamespaceRole(String arn, String status) {

    static final String IN_SYNC = "in-sync";

    private static final String REMOVING = "removing";
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:iam::\\d*:role/[\\w+=,.@/-]*[\\w+=.@-]");
    private static final Pattern STATUS = Pattern.compile("applyStatus=([a-z-]+)");

    /** Empty for a text without the ARN of a role. */
    static Optional<NamespaceRole> parse(String text) {
        Matcher arn = ARN.matcher(text);
        if (!arn.find()) {
            return Optional.empty();
        }
        Matcher status = STATUS.matcher(text);
        return Optional.of(new NamespaceRole(arn.group(), status.find() ? status.group(1) : IN_SYNC));
    }

    static List<NamespaceRole> of(Namespace namespace) {
        return namespace.iamRoles().stream()
                .flatMap(text -> parse(text).stream())
                .toList();
    }

    /** What is going on about this role; empty if it is in effect or not attached at all. */
    static Optional<String> work(Namespace namespace, String roleArn) {
        return of(namespace).stream()
                .filter(role -> role.arn().equals(roleArn) && !IN_SYNC.equals(role.status()))
                .map(role -> "iam role: " + role.status())
                .findFirst();
    }

    boolean stays() {
        return !REMOVING.equals(status);
    }
}
