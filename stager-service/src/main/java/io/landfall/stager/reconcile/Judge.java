package io.landfall.stager.reconcile;

import io.landfall.event.LandedFile;
import io.landfall.ledger.FileInventory.Entries;
import java.time.Instant;
import java.util.Optional;

/**
 * Says what it means that an object is in the bucket and the ledger has this, or nothing, about its key.
 *
 * @param bucket the landing bucket
 * @param missedFrom objects written later than this may still be on their way
 * @param ignoredUntil objects written before this are left alone; null where all are loaded
 * @param ignoresOverwrites whether a key that is staged is never staged again
 * @param arrivals what this process is staging
 */
record Judge(String bucket, Instant missedFrom, Instant ignoredUntil, boolean ignoresOverwrites, Arrivals arrivals) {

    Verdict of(ListedObject object, Optional<Entries> ledger) {
        LandedFile file = object.in(bucket);
        if (ledger.isPresent() && ledger.get().isStaged(file.version())) {
            return Verdict.KNOWN;
        }
        if (ignoresOverwrites && ledger.isPresent() && ledger.get().isStaged()) {
            return Verdict.KNOWN;
        }
        if (ledger.isPresent() && ledger.get().isRejected(file.version())) {
            return Verdict.REJECTED;
        }
        if (object.lastModified().isAfter(missedFrom) || arrivals.isOnItsWay(file)) {
            return Verdict.WAITING;
        }
        if (ledger.isEmpty() && ignoredUntil != null && object.lastModified().isBefore(ignoredUntil)) {
            return Verdict.IGNORED;
        }
        return ledger.isEmpty() ? Verdict.MISSING : Verdict.CHANGED;
    }
}
