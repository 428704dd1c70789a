package io.landfall.stager.copy;

import io.landfall.event.LandedFile;
import io.landfall.ledger.StagedBatch;
import java.util.List;

/** How one attempt to stage files ended. Closed, so that no ending is forgotten. */
sealed interface CopyResult {

    /** Committed. */
    record Staged(StagedBatch batch, Known known) implements CopyResult {}

    /** The ledger has them all. */
    record NothingNew(Known known) implements CopyResult {}

    /**
     * Rolled back because of the data.
     *
     * @param files what the attempt was to load
     * @param errors what the warehouse says; may be empty
     * @param message the failure itself
     */
    record BadData(List<LandedFile> files, List<LoadError> errors, String message, Known known) implements CopyResult {}

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
