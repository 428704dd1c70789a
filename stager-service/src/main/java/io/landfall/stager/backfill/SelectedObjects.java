package io.landfall.stager.backfill;

import io.landfall.stager.reconcile.ListedObject;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Several listings one after another, of which some objects are left out. Holds one object: the iterator of a stream made by
 * {@code flatMap} would hold all objects below a prefix.
 */
final class SelectedObjects implements Iterator<ListedObject> {

    private final Iterator<String> prefixes;
    private final Function<String, Iterator<ListedObject>> listing;
    private final Predicate<String> wanted;
    private Iterator<ListedObject> listed = Collections.emptyIterator();
    private ListedObject next;

    /** @param wanted whether an object is, by its key */
    SelectedObjects(
            Iterator<String> prefixes, Function<String, Iterator<ListedObject>> listing, Predicate<String> wanted) {
        this.prefixes = prefixes;
        this.listing = listing;
        this.wanted = wanted;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (listed.hasNext() || prefixes.hasNext())) {
            if (listed.hasNext()) {
                ListedObject object = listed.next();
                next = wanted.test(object.key()) ? object : null;
            } else {
                listed = listing.apply(prefixes.next());
            }
        }
        return next != null;
    }

    @Override
    public ListedObject next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ListedObject found = next;
        next = null;
        return found;
    }
}
