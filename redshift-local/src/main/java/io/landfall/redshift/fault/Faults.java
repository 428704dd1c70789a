package io.landfall.redshift.fault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rules in force. For any number of threads; without rules, asking costs one volatile read. */
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
    /** Rules are looked at one by one on every occasion. */
    private static final int MAX_RULES = 1000;

    private final AtomicLong numbers = new AtomicLong();
    private volatile List<ActiveRule> rules = List.of();

    /** Whether there is no rule at all. */
    public boolean none() {
        return rules.isEmpty();
    }

    /**
     * Puts a rule in force, behind those that are.
     *
     * @return the rule, with the id it goes by
     * @throws InvalidRule when a rule of that id is in force, or there are too many
     */
    public synchronized FaultRule add(FaultRule rule) {
        if (rules.size() >= MAX_RULES) {
            throw new InvalidRule("", "there are " + MAX_RULES + " rules in force already; remove some");
        }
        FaultRule named = rule.id().isEmpty() ? rule.named(freeId()) : rule;
        if (find(named.id()).isPresent()) {
            throw new InvalidRule("id", "\"" + named.id() + "\" is in force already; remove it or choose another");
        }
        List<ActiveRule> more = new ArrayList<>(rules);
        more.add(new ActiveRule(named));
        rules = List.copyOf(more);
        LOG.info("In force: {}", named);
        return named;
    }

    private String freeId() {
        String id;
        do {
            id = "fault-" + numbers.incrementAndGet();
        } while (find(id).isPresent());
        return id;
    }

    /** Takes a rule out of force and releases what it delays; false when there is none of that id. */
    public synchronized boolean remove(String id) {
        Optional<ActiveRule> found = find(id);
        found.ifPresent(rule -> {
            rules = rules.stream().filter(other -> other != rule).toList();
            rule.remove();
        });
        return found.isPresent();
    }

    /** Takes all rules out of force and releases what they delay. */
    public synchronized void clear() {
        List<ActiveRule> cleared = rules;
        rules = List.of();
        cleared.forEach(ActiveRule::remove);
    }

    /** The rules in force, in the order they are asked. */
    public List<RuleStatus> list() {
        return rules.stream().map(ActiveRule::status).toList();
    }

    public Optional<RuleStatus> status(String id) {
        return find(id).map(ActiveRule::status);
    }

    /** Whether a rule wants to know the query group of a session. */
    public boolean askForQueryGroup() {
        return rules.stream().anyMatch(active -> active.rule().sessions().queryGroup() != null);
    }

    /** Commit rules whose pattern this statement matches, to be remembered until its transaction ends. */
    public Set<String> touchedBy(String statement) {
        return rules.stream()
                .filter(active -> active.rule().trigger().on() == Moment.COMMIT && active.matchesText(statement))
                .map(active -> active.rule().id())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * Counts the occasion with every rule it concerns, up to the first that acts with something else than a delay.
     *
     * @return what happens, in this order: delays, then at most one other effect
     */
    public List<Firing> meet(Occasion occasion) {
        List<Firing> firings = new ArrayList<>();
        for (ActiveRule rule : rules) {
            Optional<Firing> firing = rule.meet(occasion);
            if (firing.isPresent()) {
                LOG.info(
                        "Fault {} acts: {} on {}",
                        firing.get().rule(),
                        firing.get().effect(),
                        occasion.moment());
                firings.add(firing.get());
                if (!(firing.get().effect() instanceof Effect.Delay)) {
                    break;
                }
            }
        }
        return firings;
    }

    /** A delay is over; nobody needs to be able to end it any more. */
    public void over(Firing firing) {
        find(firing.rule()).ifPresent(rule -> rule.over(firing.waiting()));
    }

    private Optional<ActiveRule> find(String id) {
        return rules.stream().filter(active -> active.rule().id().equals(id)).findFirst();
    }
}
