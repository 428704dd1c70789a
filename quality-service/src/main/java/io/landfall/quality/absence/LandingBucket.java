package io.landfall.quality.absence;

import java.util.function.Predicate;

/** The landing bucket, as far as it is looked at. */
public interface LandingBucket {

    /** Its name. */
    String name();

    /**
     * Counts the objects that are wanted; bounded.
     *
     * @param prefix what their keys begin with
     * @param wanted whether an object counts, by its key
     * @param enough counting may end there
     * @throws RuntimeException if the bucket cannot be looked at, which says nothing about the objects
     */
    int count(String prefix, Predicate<String> wanted, int enough);
}
