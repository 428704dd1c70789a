package io.landfall.quality.absence;

import io.landfall.event.CheckOutcome;
import io.landfall.event.Occasion;
import io.landfall.event.QualityFailed;
import io.landfall.event.QualityOutcome;
import io.landfall.ledger.FreshnessLedger;
import io.landfall.project.PipelineDefinition;
import io.landfall.project.check.Check;
import io.landfall.project.check.Freshness;
import io.landfall.project.check.Scope;
import io.landfall.quality.alert.AlertDecisions;
import io.landfall.quality.alert.AlertKind;
import io.landfall.quality.alert.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks of freshness between their runs: what was new enough when it was measured becomes old if nothing newer comes. A run
 * that itself found old data is told of by its check. Safe for several threads.
 */
final class Staleness {

    private final String pipeline;
    private final AlertDecisions alerts;
    private final Map<String, Check> checks = new LinkedHashMap<>();
    private final Map<String, Map<String, Measured>> measured = new HashMap<>();
    private final Set<String> stale = new HashSet<>();
    private final Set<String> fresh = new HashSet<>();

    Staleness(PipelineDefinition pipeline, AlertDecisions alerts) {
        this.pipeline = pipeline.pipeline();
        this.alerts = alerts;
        pipeline.checks().stream()
                .filter(check -> check.test() instanceof Freshness)
                .forEach(check -> checks.put(check.name(), check));
    }

    Set<String> checks() {
        return Set.copyOf(checks.keySet());
    }

    /** The longest time in which a measurement matters; empty where nothing is measured. */
    Optional<Duration> longest() {
        return checks.values().stream().map(Staleness::within).max(Comparator.naturalOrder());
    }

    List<String> keys() {
        return checks.keySet().stream().map(this::key).toList();
    }

    /** Takes what a run measured. A gate that failed measured what did not come to be. */
    void ran(QualityOutcome outcome, Instant at) {
        if (outcome instanceof QualityFailed && outcome.occasion() == Occasion.GATE) {
            return;
        }
        for (CheckOutcome check : outcome.checks()) {
            if (check.newest() != null) {
                take(new Measured(check.check(), check.table(), check.newest(), check.passed(), at));
            }
        }
    }

    /** Takes what the ledger has. */
    void recorded(FreshnessLedger.Newest found) {
        Check check = checks.get(found.check());
        boolean ofDeltas = check != null && check.scope() == Scope.DELTA;
        take(new Measured(
                found.check(),
                found.table(),
                ofDeltas ? found.newestEver() : found.newest(),
                found.passed(),
                found.at()));
    }

    private synchronized void take(Measured found) {
        Check check = checks.get(found.check());
        if (check != null) {
            measured.computeIfAbsent(found.check(), name -> new HashMap<>())
                    .merge(
                            String.valueOf(found.table()),
                            found,
                            (before, now) -> isNews(check, before, now) ? now : before);
        }
    }

    /** Of the rows of a load alone, the newest of all loads count. */
    private static boolean isNews(Check check, Measured before, Measured now) {
        return check.scope() == Scope.DELTA
                ? now.newest().isAfter(before.newest())
                : !now.at().isBefore(before.at());
    }

    /** Tells what is to be told at this moment. */
    synchronized void look(Instant now) {
        checks.values().forEach(check -> look(check, now));
    }

    private void look(Check check, Instant now) {
        String name = check.name();
        Optional<Measured> oldest =
                measured.getOrDefault(name, Map.of()).values().stream().min(Comparator.comparing(Measured::newest));
        if (oldest.isEmpty()) {
            return;
        }
        boolean isOld = !oldest.get().newest().plus(within(check)).isAfter(now);
        if (isOld && oldest.get().passed() && !stale.contains(name)) {
            alerts.raise(problem(check, oldest.get(), now));
            stale.add(name);
            fresh.remove(name);
        } else if (!isOld && !fresh.contains(name)) {
            alerts.clear(key(name), now, "the newest is of " + oldest.get().newest());
            fresh.add(name);
            stale.remove(name);
        }
    }

    private Problem problem(Check check, Measured oldest, Instant now) {
        String table = oldest.table() == null ? "the data" : oldest.table();
        return Problem.of(AlertKind.STALE, key(check.name()), now)
                .pipeline(pipeline)
                .severity(check.severity())
                .owner(check.owner())
                .subject(table)
                .summary("nothing newer has come into " + table + " for more than " + TimeInWords.of(within(check)))
                .evidence("check " + check.name() + " (" + check.description() + ") found " + oldest.newest()
                        + " as the newest at " + oldest.at() + "; that is "
                        + TimeInWords.of(Duration.between(oldest.newest(), now)) + " ago by now")
                .tried("nothing: the warehouse is not asked for it; the next run of the check clears this")
                .action(
                        "look whether the files of this time have come and were loaded: ./landfall events --topic tables")
                .build();
    }

    private String key(String check) {
        return AlertKind.STALE.key(pipeline, check);
    }

    private static Duration within(Check check) {
        return ((Freshness) check.test()).within();
    }
}
