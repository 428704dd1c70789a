package io.landfall.stager.reconcile;

import io.landfall.event.LandedFile;
import io.landfall.ledger.FileInventory;
import io.landfall.ledger.FileInventory.Entries;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Merges the listing of a dataset with its ledger, both in the order of keys: memory does not grow with either. Used once.
 */
final class Comparison {

    private static final int PROGRESS = 20_000;

    private final Iterator<ListedObject> listing;
    private final Ledger ledger;
    private final Judge judge;
    private final LongConsumer progress;
    private final Tally tally = new Tally();

    /** What the ledger has, in the order of keys; {@link FileInventory} is one. */
    @FunctionalInterface
    interface Ledger {
        /** The next key; empty at the end. */
        Optional<Entries> next() throws Exception;
    }

    /** What is done with a file that was never heard of. */
    @FunctionalInterface
    interface Healing {
        void heal(LandedFile file) throws InterruptedException;
    }

    /** @param progress hears from time to time how many objects were compared */
    Comparison(Iterator<ListedObject> listing, Ledger ledger, Judge judge, LongConsumer progress) {
        this.listing = listing;
        this.ledger = ledger;
        this.judge = judge;
        this.progress = progress;
    }

    /** @param isOurs whether a key belongs to the dataset: prefixes of datasets may overlap */
    Tally run(Predicate<String> isOurs, Healing healing) throws Exception {
        Optional<Entries> entries = ledger.next();
        String before = null;
        while (listing.hasNext()) {
            ListedObject object = listing.next();
            KeyOrder.require(before, object.key(), "the listing of " + judge.bucket());
            before = object.key();
            if (!isOurs.test(object.key())) {
                continue;
            }
            while (entries.isPresent() && KeyOrder.compare(entries.get().key(), object.key()) < 0) {
                entries = gone(entries.get());
            }
            boolean met = entries.isPresent() && entries.get().key().equals(object.key());
            judged(object, met ? entries : Optional.empty(), healing);
            if (met) {
                entries = after(entries.get());
            }
        }
        while (entries.isPresent()) {
            entries = gone(entries.get());
        }
        return tally;
    }

    private void judged(ListedObject object, Optional<Entries> entries, Healing healing) throws InterruptedException {
        Verdict verdict = judge.of(object, entries);
        tally.count(verdict, object.key());
        if (Tally.isDifference(verdict)) {
            healing.heal(object.in(judge.bucket()));
        }
        if (tally.listed() % PROGRESS == 0) {
            progress.accept(tally.listed());
        }
    }

    private Optional<Entries> gone(Entries entries) throws Exception {
        if (entries.isStaged()) {
            tally.count(Verdict.GONE, entries.key());
        }
        return after(entries);
    }

    private Optional<Entries> after(Entries before) throws Exception {
        Optional<Entries> next = ledger.next();
        next.ifPresent(entries -> KeyOrder.require(before.key(), entries.key(), "the ledger"));
        return next;
    }
}
