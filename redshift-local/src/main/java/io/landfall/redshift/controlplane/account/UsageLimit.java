package io.landfall.redshift.controlplane.account;

import io.soabase.recordbuilder.core.RecordBuilder;

/** A Serverless usage limit. */
@RecordBuilder
public record UsageLimit(String id, String resourceArn) implements UsageLimitBuilder.With {}
