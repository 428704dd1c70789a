package io.landfall.redshift.controlplane.ec2;

import static io.landfall.redshift.controlplane.protocol.AwsService.EC2;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.protocol.ActionSet;
import io.landfall.redshift.controlplane.protocol.Actions;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.QueryAction;

/** The actions of EC2 a warehouse needs around it. Each knows {@code DryRun}. */
public final class Ec2Actions implements ActionSet {

    private static final int PRECONDITION_FAILED = 412;

    private final Account account;

    public Ec2Actions(Account account) {
        this.account = account;
    }

    @Override
    public void register(Actions actions) {
        NetworkActions network = new NetworkActions(account);
        RouteActions routes = new RouteActions(account);
        GroupActions groups = new GroupActions(account);
        RuleActions ingress = new RuleActions(account, false);
        RuleActions egress = new RuleActions(account, true);
        RuleQueries rules = new RuleQueries(account);
        TagActions tags = new TagActions(account);
        on(actions, "DescribeVpcs", network::vpcs);
        on(actions, "DescribeSubnets", network::subnets);
        on(actions, "DescribeAvailabilityZones", network::zones);
        on(actions, "DescribeInternetGateways", routes::gateways);
        on(actions, "DescribeRouteTables", routes::tables);
        on(actions, "CreateSecurityGroup", groups::create);
        on(actions, "DescribeSecurityGroups", groups::describe);
        on(actions, "DeleteSecurityGroup", groups::delete);
        on(actions, "AuthorizeSecurityGroupIngress", ingress::authorize);
        on(actions, "AuthorizeSecurityGroupEgress", egress::authorize);
        on(actions, "RevokeSecurityGroupIngress", ingress::revoke);
        on(actions, "RevokeSecurityGroupEgress", egress::revoke);
        on(actions, "DescribeSecurityGroupRules", rules::describe);
        on(actions, "UpdateSecurityGroupRuleDescriptionsIngress", rules::describeAnew);
        on(actions, "CreateTags", tags::create);
        on(actions, "DeleteTags", tags::delete);
        on(actions, "DescribeTags", tags::describe);
    }

    private static void on(Actions actions, String name, QueryAction action) {
        actions.on(EC2, name, parameters -> {
            if (parameters.flag("DryRun", false)) {
                throw new AwsFault(
                        "DryRunOperation",
                        PRECONDITION_FAILED,
                        "Request would have succeeded, but DryRun flag is set.");
            }
            return action.handle(parameters);
        });
    }
}
