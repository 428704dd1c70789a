package io.landfall.redshift.controlplane.fault;

import io.landfall.redshift.controlplane.protocol.AwsFault;
import io.landfall.redshift.controlplane.protocol.AwsService;
import io.landfall.redshift.controlplane.protocol.Call;

/** The refusal of what no policy allows, in the words of IAM ("Troubleshoot access denied error messages", IAM user guide). */
final class AccessDenied {

    private static final int FORBIDDEN = 403;

    private AccessDenied() {}

    static AwsFault to(Call call, Permission missing, String accountId) {
        String reason = "User: arn:aws:iam::%s:user/local is not authorized to perform: %s on resource: %s because no"
                .formatted(accountId, missing.action(), missing.resource());
        String message = reason + " identity-based policy allows the " + missing.action() + " action";
        if (call.service() == AwsService.EC2) {
            return new AwsFault(
                    "UnauthorizedOperation", FORBIDDEN, "You are not authorized to perform this operation. " + message);
        }
        return call.service().speaksJson()
                ? AwsFault.of("AccessDeniedException", message)
                : new AwsFault("AccessDenied", FORBIDDEN, message);
    }
}
