package io.landfall.redshift.controlplane.iam;

import static io.landfall.redshift.controlplane.protocol.AwsService.IAM;
import static io.landfall.redshift.controlplane.protocol.AwsService.STS;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.protocol.ActionSet;
import io.landfall.redshift.controlplane.protocol.Actions;
import java.time.Clock;
import java.time.Duration;

/** The actions of IAM and STS. */
public final class IdentityActions implements ActionSet {

    private final Account account;
    private final Clock clock;
    private final Duration propagating;

    /** @param propagating for how long readers and other services do not see a change */
    public IdentityActions(Account account, Clock clock, Duration propagating) {
        this.account = account;
        this.clock = clock;
        this.propagating = propagating;
    }

    @Override
    public void register(Actions actions) {
        Roles roles = new Roles(account, clock, propagating);
        RoleActions role = new RoleActions(account, roles, clock);
        RoleTags tags = new RoleTags(roles);
        RolePolicyActions inline = new RolePolicyActions(roles);
        ManagedPolicyActions managed = new ManagedPolicyActions(roles);
        actions.on(IAM, "CreateRole", role::create)
                .on(IAM, "GetRole", role::get)
                .on(IAM, "ListRoles", role::list)
                .on(IAM, "DeleteRole", role::delete)
                .on(IAM, "UpdateRole", role::update)
                .on(IAM, "UpdateRoleDescription", role::updateDescription)
                .on(IAM, "UpdateAssumeRolePolicy", role::updateTrust)
                .on(IAM, "ListInstanceProfilesForRole", role::listInstanceProfiles)
                .on(IAM, "CreateServiceLinkedRole", new ServiceLinkedRole(account, roles, clock))
                .on(IAM, "TagRole", tags::tag)
                .on(IAM, "UntagRole", tags::untag)
                .on(IAM, "ListRoleTags", tags::list)
                .on(IAM, "PutRolePolicy", inline::put)
                .on(IAM, "GetRolePolicy", inline::get)
                .on(IAM, "ListRolePolicies", inline::list)
                .on(IAM, "DeleteRolePolicy", inline::delete)
                .on(IAM, "AttachRolePolicy", managed::attach)
                .on(IAM, "DetachRolePolicy", managed::detach)
                .on(IAM, "ListAttachedRolePolicies", managed::list)
                .on(STS, "GetCallerIdentity", new CallerIdentity(account))
                .on(STS, "AssumeRole", new AssumeRole(account, roles, clock));
    }
}
