package io.landfall.stager.copy;

import io.landfall.event.FileEvent;
import io.landfall.ledger.FileTriage;
import io.landfall.ledger.StagedBatch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files that were left out because the ledger has them. What came of them may never have been announced: the process may
 * have ended right after the commit, or Kafka was away. So it is announced again; the events are the same ones.
 *
 * @param unloaded their batches that no load has taken yet
 * @param aside what was said when they were rejected, and besides these batches
 * @param files how many files these announcements account for
 */
record Known(List<StagedBatch> unloaded, List<FileEvent> aside, int files) {

    static Known of(FileTriage triage, List<StagedBatch> unloaded, List<FileEvent> aside) {
        Set<String> batches =
                unloaded.stream().map(b -> b.announcement().batch()).collect(Collectors.toSet());
        long waiting =
                triage.stagedIn().values().stream().filter(batches::contains).count();
        return new Known(unloaded, aside, (int) waiting + triage.rejected().size());
    }
}
