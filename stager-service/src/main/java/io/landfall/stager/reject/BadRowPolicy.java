package io.landfall.stager.reject;

/**
 * What becomes of a file with bad rows.
 *
 * @param keepsRows whether its good rows are staged and the bad ones kept aside
 * @param limit how many bad rows a file may have for that; with more it is rejected as a whole
 */
public record BadRowPolicy(boolean keepsRows, int limit) {

    /** A file is staged as a whole or not at all. */
    public static final BadRowPolicy REJECT_FILE = new BadRowPolicy(false, 0);

    int mostErrors() {
        return keepsRows ? limit + 1 : 1;
    }
}
