package io.landfall.redshift.fault;

/**
 * A rule and what became of it.
 *
 * @param seen how often its trigger matched, whether it acted or not, also after its times were used up
 * @param fired how often it acted
 */
public record RuleStatus(FaultRule rule, long seen, long fired) {}
