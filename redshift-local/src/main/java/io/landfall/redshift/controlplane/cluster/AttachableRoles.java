package io.landfall.redshift.controlplane.cluster;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.iam.AssumableRoles;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.util.List;

/** Roles a cluster may be given: they exist, and let Redshift assume them. */
final class AttachableRoles {

    private static final int MOST = 50;

    private AttachableRoles() {}

    /** @throws AwsFault InvalidParameterValue, in the words AWS has for a role that does not trust it */
    static void require(Account account, List<String> arns) {
        AssumableRoles.of(account).requireForCluster(arns);
    }

    /** The quota of roles per cluster (management guide, Quotas and limits). */
    static void requireFewEnough(int roles) {
        if (roles > MOST) {
            throw AwsFault.invalidValue("A cluster can have at most " + MOST + " IAM roles");
        }
    }
}
