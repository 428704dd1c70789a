package io.landfall.loader.merge;

import io.landfall.event.QualityPassed;
import io.landfall.ledger.CommittedLoad;
import io.landfall.ledger.LoadLedger;
import io.landfall.ledger.ReplacedLedger;
import io.landfall.loader.gate.GateRecords;
import io.landfall.project.Project;
import io.landfall.project.check.Check;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * The loads that may not have been announced, with what their gates found; that is read once, because it does not change, and
 * every load that follows asks for these again. Thread-safe.
 */
final class UncheckedLoads {

    private final LoadLedger ledger;
    private final GateRecords records;
    private final ReplacedLedger replaced;
    private final boolean haveGates;
    private final Map<String, Optional<QualityPassed>> known = new ConcurrentHashMap<>();

    UncheckedLoads(Project project) {
        this.ledger = new LoadLedger(project.pipeline().pipeline());
        this.replaced = new ReplacedLedger(project.pipeline().pipeline());
        this.records = new GateRecords(project);
        this.haveGates = project.pipeline().checks().stream().anyMatch(Check::gate);
    }

    LoadOutcome all(Handle session) {
        List<CommittedLoad> loads = ledger.unchecked(session);
        Map<String, QualityPassed> gates = new HashMap<>();
        if (haveGates) {
            List<String> ids = loads.stream().map(l -> l.announcement().load()).toList();
            known.keySet().retainAll(ids);
            ids.forEach(id -> known.computeIfAbsent(id, load -> records.passed(session, load))
                    .ifPresent(passed -> gates.put(id, passed)));
        }
        List<String> ids = loads.stream().map(l -> l.announcement().load()).toList();
        return new LoadOutcome(loads, gates, replaced.by(session, ids), true);
    }
}
