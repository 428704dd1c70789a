package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * A Serverless usage limit.
 *
 * @param resourceArn of the workgroup it limits
 * @param amount processing-unit hours or terabytes, by the type
 */
@RecordBuilder
public record UsageLimit(
        String id, String resourceArn, String usageType, long amount, String period, String breachAction)
        implements UsageLimitBuilder.With {}
