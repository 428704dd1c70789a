package io.landfall.redshift.controlplane.iam;

import io.landfall.redshift.controlplane.account.Account;
import io.landfall.redshift.controlplane.protocol.AwsFault;
import java.time.Clock;
import java.util.Collection;

/** Which roles a service can assume at this moment: not yet those that were just made, nor those whose trust was just extended. */
public final class AssumableRoles {

    /** The service principal of provisioned clusters. */
    public static final String REDSHIFT = "redshift.amazonaws.com";

    /** The service principal of Serverless. */
    public static final String REDSHIFT_SERVERLESS = "redshift-serverless.amazonaws.com";

    private final Account account;
    private final Clock clock;

    public AssumableRoles(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** By the system's clock. */
    public static AssumableRoles of(Account account) {
        return new AssumableRoles(account, Clock.systemUTC());
    }

    /** Whether a role of that ARN is seen and trusts the service. */
    public boolean isUsable(String arn, String service) {
        return account.roleVersions().seen(account.state(), clock.instant()).values().stream()
                .filter(role -> role.arn().equals(arn))
                .anyMatch(role -> PolicyDocument.trustsService(role.trustPolicy(), service));
    }

    /**
     * Checks the roles handed to a provisioned cluster. Its users report this error for roles that do not trust Redshift; that it is the
     * same for roles that do not exist is assumed.
     *
     * @throws AwsFault InvalidParameterValue naming the first that is not usable
     */
    public void requireForCluster(Collection<String> arns) {
        for (String arn : arns) {
            if (!isUsable(arn, REDSHIFT)) {
                throw AwsFault.invalidValue("The IAM role " + arn.substring(arn.lastIndexOf('/') + 1)
                        + " is not valid. The IAM role must delegate access to an Amazon Redshift account.");
            }
        }
    }
}
