package io.landfall.loader.merge;

import io.landfall.event.BatchesReplaced;
import io.landfall.event.QualityPassed;
import io.landfall.ledger.CommittedLoad;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How an attempt to load ended.
 *
 * @param committed the load of this attempt; where there was nothing to load, all loads whose checks have not ended, because
 *     a commit whose answer was lost looks like nothing to do
 * @param gates what the gates found of these loads, by their ids; nothing for a load no gate was asked about
 * @param replaced which held or refused batches these loads made superfluous, by their ids; nothing for most loads
 * @param isLast whether there was nothing to load
 */
public record LoadOutcome(
        List<CommittedLoad> committed,
        Map<String, QualityPassed> gates,
        Map<String, BatchesReplaced> replaced,
        boolean isLast) {

    public LoadOutcome {
        committed = List.copyOf(committed);
        gates = Map.copyOf(gates);
        replaced = Map.copyOf(replaced);
    }

    /** Something was done otherwise; there may be more. */
    public static LoadOutcome more() {
        return new LoadOutcome(List.of(), Map.of(), Map.of(), false);
    }

    static LoadOutcome of(CommittedLoad load, Optional<QualityPassed> gates, Optional<BatchesReplaced> replaced) {
        return new LoadOutcome(
                List.of(load),
                gates.map(passed -> Map.of(load.announcement().load(), passed)).orElse(Map.of()),
                replaced.map(batches -> Map.of(batches.load(), batches)).orElse(Map.of()),
                false);
    }

    /** The loads' ids. */
    public Set<String> ids() {
        return committed.stream().map(l -> l.announcement().load()).collect(Collectors.toSet());
    }
}
