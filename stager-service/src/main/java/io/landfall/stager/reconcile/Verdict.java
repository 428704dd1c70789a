package io.landfall.stager.reconcile;

/** What a comparison says about one key. */
enum Verdict {
    /** The present version is staged. */
    KNOWN,
    /** The present version was rejected, and waits to be corrected. */
    REJECTED,
    /** Nobody told of it. */
    MISSING,
    /** Another version of it was staged or rejected. */
    CHANGED,
    /** It landed moments ago, or is being staged. */
    WAITING,
    /** It was there before Landfall, and is to be left alone. */
    IGNORED,
    /** It is staged, and no longer in the bucket. */
    GONE
}
