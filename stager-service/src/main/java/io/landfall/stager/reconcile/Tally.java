package io.landfall.stager.reconcile;

import io.landfall.event.Reconciled;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a comparison of the bucket with the ledger counted. Not thread-safe. */
final class Tally {

    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    private final List<String> examples = new ArrayList<>();

    void count(Verdict verdict, String key) {
        counts.merge(verdict, 1L, Long::sum);
        if (isDifference(verdict) && examples.size() < Reconciled.MOST_EXAMPLES) {
            examples.add(key);
        }
    }

    /** Whether the file is to be announced. */
    static boolean isDifference(Verdict verdict) {
        return verdict == Verdict.MISSING || verdict == Verdict.CHANGED;
    }

    long of(Verdict verdict) {
        return counts.getOrDefault(verdict, 0L);
    }

    /** Objects that are in the bucket. */
    long listed() {
        return counts.values().stream().mapToLong(Long::longValue).sum() - of(Verdict.GONE);
    }

    List<String> examples() {
        return List.copyOf(examples);
    }
}
