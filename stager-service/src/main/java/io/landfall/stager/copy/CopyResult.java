package io.landfall.stager.copy;

import io.landfall.event.FileEvent;
import io.landfall.event.LandedFile;
import io.landfall.ledger.StagedBatch;
import io.landfall.stager.reject.CopyFailure;
import io.landfall.stager.reject.Findings;
import java.util.List;

/** How one attempt to stage files ended. Closed, so that no ending is forgotten. */
sealed interface CopyResult {

    /**
     * Committed.
     *
     * @param aside what else there is to tell: rows that were kept aside, rejections that are healed
     */
    record Staged(StagedBatch batch, List<FileEvent> aside, Known known) implements CopyResult {}

    /** The ledger has them all. */
    record NothingNew(Known known) implements CopyResult {}

    /**
     * Rolled back because of the data.
     *
     * @param files what the attempt was to load
     * @param findings what is known about the bad ones; may be empty
     */
    record BadData(List<LandedFile> files, Findings findings, CopyFailure failure, Known known) implements CopyResult {}

    /**
     * Rolled back because files changed while they were read: what was announced is not what COPY read.
     *
     * @param files as they are now
     */
    record Overwritten(List<LandedFile> files, Known known) implements CopyResult {}

    /**
     * Rolled back because COPY was cancelled: it took longer than the dataset allows.
     *
     * @param files what the attempt was to load
     */
    record TooSlow(List<LandedFile> files, Known known) implements CopyResult {}

    /** What the ledger had about the files that were left out. */
    Known known();
}
