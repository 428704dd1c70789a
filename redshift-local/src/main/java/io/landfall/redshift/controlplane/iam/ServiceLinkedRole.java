package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.account.Role;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryAction;
import io.landfall.redshift.controlplane.protocol.QueryParameters;
import io.landfall.redshift.controlplane.protocol.XmlNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** CreateServiceLinkedRole for Redshift ("Using service-linked roles for Amazon Redshift"). */
final class ServiceLinkedRole implements QueryAction {

    private static final String SERVICE = "redshift.amazonaws.com";
    private static final String NAME = "AWSServiceRoleForRedshift";
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"redshift.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    private static final int SESSION_SECONDS = 3600;

    private final Account account;
    private final Roles roles;
    private final Clock clock;

    ServiceLinkedRole(Account account, Roles roles, Clock clock) {
        this.account = account;
        this.roles = roles;
        this.clock = clock;
    }

    @Override
    public List<XmlNode> handle(QueryParameters parameters) {
        String service = parameters.require("AWSServiceName");
        if (!service.equals(SERVICE)) {
            throw AwsFault.of(
                    "InvalidInput", "Service-linked roles for " + service + " are not supported by redshift-local");
        }
        if (account.state().role(NAME).isPresent()) {
            throw AwsFault.of(
                    "InvalidInput",
                    "Service role name " + NAME + " has been taken in this account, please try a different suffix.");
        }
        String path = "/aws-service-role/" + SERVICE + "/";
        Role role = new Role(
                NAME,
                path,
                RoleRequest.newId(),
                RoleRequest.arn(account, path, NAME),
                TRUST,
                parameters.find("Description").orElse(null),
                SESSION_SECONDS,
                Map.of(),
                Map.of(),
                List.of(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        roles.create(role);
        return List.of(RoleXml.complete(role));
    }
}
