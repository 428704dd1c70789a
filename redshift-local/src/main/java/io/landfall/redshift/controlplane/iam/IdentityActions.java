package io.landfall.redshift.controlplane.iam;

import static io.landfall.redshift.controlplane.protocol.AwsService.IAM;
import static io.landfall.redshift.controlplane.protocol.AwsService.STS;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.protocol.ActionSet;
import io.landfall.redshift.controlplane.protocol.Actions;
import java.time.Clock;

/** The actions of IAM and STS. */
public final class IdentityActions implements ActionSet {

    private final Account account;
    private final Clock clock;

    public IdentityActions(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    @Override
    public void register(Actions actions) {
        RoleActions roles = new RoleActions(account, clock);
        RolePolicyActions policies = new RolePolicyActions(account);
        actions.on(IAM, "CreateRole", roles::create)
                .on(IAM, "GetRole", roles::get)
                .on(IAM, "ListRoles", roles::list)
                .on(IAM, "TagRole", roles::tag)
                .on(IAM, "DeleteRole", roles::delete)
                .on(IAM, "PutRolePolicy", policies::put)
                .on(IAM, "GetRolePolicy", policies::get)
                .on(IAM, "ListRolePolicies", policies::list)
                .on(IAM, "DeleteRolePolicy", policies::delete)
                .on(STS, "GetCallerIdentity", new CallerIdentity(account));
    }
}
