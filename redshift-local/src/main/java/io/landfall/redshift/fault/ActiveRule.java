package io.landfall.redshift.fault;

import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A rule with its counters. */
final class ActiveRule {
    private final FaultRule rule;
    private final Predicate<String> pattern;
    private final SplittableRandom random;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private long seen;
    private long fired;
    private boolean removed;

    ActiveRule(FaultRule rule) {
        this.rule = rule;
        this.pattern = rule.trigger().pattern().predicate();
        this.random = new SplittableRandom(
                rule.trigger().occurrence() instanceof Occurrence.Randomly randomly ? randomly.seed() : 0);
    }

    FaultRule rule() {
        return rule;
    }

    synchronized RuleStatus status() {
        return new RuleStatus(rule, seen, fired);
    }

    boolean matchesText(String text) {
        return pattern.test(text);
    }

    /** Counts the occasion if it is one of this rule's; tells whether the rule acts. */
    Optional<Firing> meet(Occasion occasion) {
        return concerns(occasion) ? count() : Optional.empty();
    }

    private boolean concerns(Occasion occasion) {
        if (occasion.moment() != rule.trigger().on()) {
            return false;
        }
        if (occasion instanceof Occasion.Statement statement) {
            return rule.sessions().accepts(statement.session()) && pattern.test(statement.text());
        }
        if (occasion instanceof Occasion.Commit commit) {
            return rule.sessions().accepts(commit.session())
                    && (rule.trigger().pattern().equals(TextPattern.ANY)
                            || commit.touched().contains(rule.id()));
        }
        if (occasion instanceof Occasion.Connection connection) {
            return rule.sessions().accepts(connection.session());
        }
        return occasion instanceof Occasion.S3Read read
                ? pattern.test(read.url())
                : pattern.test(((Occasion.S3List) occasion).url());
    }

    private synchronized Optional<Firing> count() {
        seen++;
        if (removed || !hits() || fired == rule.times()) {
            return Optional.empty();
        }
        fired++;
        Wait wait = new Wait();
        if (rule.effect() instanceof Effect.Delay) {
            waits.add(wait);
        }
        return Optional.of(new Firing(rule.id(), rule.effect(), rule.trigger().afterBytes(), wait));
    }

    private boolean hits() {
        Occurrence occurrence = rule.trigger().occurrence();
        if (occurrence instanceof Occurrence.FromNth from) {
            return seen >= from.nth();
        }
        return occurrence instanceof Occurrence.Every every
                ? seen % every.every() == 0
                : random.nextDouble() < ((Occurrence.Randomly) occurrence).probability();
    }

    void over(Wait wait) {
        waits.remove(wait);
    }

    /** Lets everybody go on who waits because of this rule; it does not act any more. */
    synchronized void remove() {
        removed = true;
        waits.forEach(wait -> wait.end(Wait.End.RELEASED));
        waits.clear();
    }
}
