package io.landfall.reliability.workload;

/** What a file of the workload is there for. */
public enum Kind {
    /** New, and right. */
    NEW,
    /** The key of an earlier file with more in it: what both versions hold together is what the second holds. */
    OVERWRITE,
    /** Exactly an earlier file again. */
    AGAIN,
    /** Cannot be loaded, and is to be rejected. */
    BAD,
    /** A right file under the key of a rejected one. */
    MENDED,
    /** Below no dataset. */
    OUTSIDE;

    /** Whether its rows are to be in the warehouse. */
    public boolean isLoaded() {
        return this != BAD && this != OUTSIDE;
    }
}
