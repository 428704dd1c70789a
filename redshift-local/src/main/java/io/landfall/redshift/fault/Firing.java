package io.landfall.redshift.fault;

/**
 * A rule acts now.
 *
 * @param rule its id
 * @param afterBytes for S3: how much of the answer comes first
 * @param waiting ends early when the rule is removed; of use for delays only
 */
public record Firing(String rule, Effect effect, long afterBytes, Wait waiting) {}
