package io.landfall.local.follow;

import io.landfall.event.Reconciled;
import io.landfall.local.terminal.Wording;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a comparison of the bucket with the ledger found, in words; what is not there is not mentioned. */
final class ReconcileSummary {

    private ReconcileSummary() {}

    static String of(Reconciled e) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("known", e.known());
        counts.put("rejected", e.rejected());
        counts.put("never heard of", e.missing());
        counts.put("changed", e.changed());
        counts.put("on their way", e.waiting());
        counts.put("ignored", e.ignored());
        counts.put("gone from the bucket", e.gone());
        counts.put("read by COPY and not in the ledger", e.unrecorded() == null ? 0 : e.unrecorded());
        counts.put("in the ledger and not read by COPY", e.uncopied() == null ? 0 : e.uncopied());
        String found = counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        String healed = e.dryRun() ? "nothing landed: dry run" : Wording.counted(e.landed(), "file") + " landed";
        return "%s: %s: %s; %s%s"
                .formatted(
                        e.dataset(),
                        Wording.counted(e.listed(), "file"),
                        found.isEmpty() ? "none there" : found,
                        healed,
                        batches(e));
    }

    private static String batches(Reconciled e) {
        String text = e.unloaded() == 0 ? "" : "; %d staged, not loaded yet".formatted(e.unloaded());
        text += e.tablesMissing() == 0 ? "" : "; %d of them without their table".formatted(e.tablesMissing());
        return text
                + (e.miscounted() == null || e.miscounted() == 0 ? "" : "; %d miscounted".formatted(e.miscounted()));
    }
}
