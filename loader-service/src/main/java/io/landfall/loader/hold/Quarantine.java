package io.landfall.loader.hold;

import io.landfall.flow.WarehouseGate;
import io.landfall.ledger.StagedBatch;
import io.landfall.loader.gate.GateFailedException;
import io.landfall.loader.merge.LoadTransaction;
import io.landfall.loader.request.RequestRefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds the batches that gates refuse, by loading halves, and halves of those that are refused. A batch that is refused alone
 * is tried once more when others were loaded, because it may have needed them; after that it is held, and the others are in
 * the tables.
 */
public final class Quarantine {

    private final LoadTransaction transaction;
    private final LoadBacklog backlog;

    public Quarantine(LoadTransaction transaction, LoadBacklog backlog) {
        this.transaction = transaction;
        this.backlog = backlog;
    }

    private record Suspect(StagedBatch batch, GateFailedException refusal) {}

    /**
     * Loads what waits without what gates refuse.
     *
     * @throws RequestRefusedException if it is no batch's fault; what was loaded by then stays so
     * @throws Exception what may pass, or only a person can mend; again it goes on where it was
     */
    public void run(WarehouseGate.Open open) throws Exception {
        List<StagedBatch> left = transaction.waiting(open.warehouse());
        List<Suspect> suspects = new ArrayList<>();
        int loaded = 1;
        while (!left.isEmpty() && loaded > 0) {
            suspects.clear();
            loaded = load(open, left, suspects);
            left = suspects.stream().map(Suspect::batch).toList();
        }
        if (!suspects.isEmpty()) {
            settle(open, suspects);
        }
    }

    /** Holds those that are to blame. */
    private void settle(WarehouseGate.Open open, List<Suspect> suspects) throws Exception {
        List<String> failingAnyway = transaction.failingNow(
                open.warehouse(),
                suspects.stream()
                        .flatMap(s -> s.refusal().checks().stream())
                        .distinct()
                        .toList());
        for (Suspect suspect : suspects) {
            if (Collections.disjoint(suspect.refusal().checks(), failingAnyway)) {
                backlog.hold(
                        open,
                        suspect.batch(),
                        "gates refuse it: " + suspect.refusal().inWords());
            }
        }
        if (!failingAnyway.isEmpty()) {
            throw new RequestRefusedException(String.join(", ", failingAnyway)
                    + " fails on the tables as they are, so no batch is to blame for that and none is set aside for it;"
                    + " correct the tables, or the check");
        }
    }

    private int load(WarehouseGate.Open open, List<StagedBatch> batches, List<Suspect> suspects) throws Exception {
        return backlog.load(open, batches, (part, refusal) -> refused(open, part, refusal, suspects));
    }

    private int refused(
            WarehouseGate.Open open, List<StagedBatch> part, GateFailedException refusal, List<Suspect> suspects)
            throws Exception {
        if (refusal.isBroken()) {
            throw new RequestRefusedException("a gate cannot be asked, which is no batch's fault: " + refusal.inWords()
                    + "; correct the check, then start the loader again");
        }
        if (part.size() == 1) {
            suspects.add(new Suspect(part.get(0), refusal));
            return 0;
        }
        int middle = part.size() / 2;
        return load(open, part.subList(0, middle), suspects) + load(open, part.subList(middle, part.size()), suspects);
    }
}
