package io.landfall.stager.reject;

/**
 * A file that is wrong in one way, and how it must end.
 *
 * @param what is wrong with it
 * @param dataset it belongs to
 * @param key below the dataset's prefix
 * @param content null for an object that is deleted before it is read
 */
record BadInput(String what, String dataset, String key, byte[] content, Expected expected) {

    @Override
    public String toString() {
        return dataset + ": " + what;
    }

    /** Its line of the table in {@code docs/rejects.md}. */
    String row() {
        return "| " + dataset + " | " + what + " | " + expected.inWords() + " |";
    }
}
