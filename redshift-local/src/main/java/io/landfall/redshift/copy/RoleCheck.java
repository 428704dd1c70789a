package io.landfall.redshift.copy;

import io.landfall.redshift.copy.failure.CopyFailed;
import io.landfall.redshift.copy.failure.ExecutionError;
import io.landfall.redshift.copy.failure.LoadContext;
import io.landfall.redshift.copy.statement.Authorization;

/**
 * Refuses roles that cannot be assumed because they are none. In a chain a space makes the name of the next role wrong (COPY
 * reference, "Authorization parameters"). Whether a role is attached is not asked here: the local S3 takes every credential.
 */
final class RoleCheck {
    private static final String LOCATION = "xen_aws_credentials_mgr.cpp:411";

    private RoleCheck() {}

    static void check(Authorization authorization, LoadContext load) throws CopyFailed {
        if (!(authorization instanceof Authorization.Roles roles)) {
            return;
        }
        for (String arn : roles.arns()) {
            if (!arn.startsWith("arn:") || arn.chars().anyMatch(Character::isWhitespace)) {
                String user = "arn:aws:redshift:local:000000000000:dbuser:redshift-local/" + load.user();
                String text = "User " + user + " is not authorized to assume IAM Role " + arn;
                throw new CopyFailed(ExecutionError.of(text, "IAM Role=" + arn, LOCATION, load));
            }
        }
    }
}
