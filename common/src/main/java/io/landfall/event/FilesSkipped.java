package io.landfall.event;

/**
 * Files that landed again although the ledger already has this very content of them, or has their key and the dataset
 * ignores overwrites. Nothing was loaded.
 *
 * @param files how many
 * @param digest hash of what was skipped, so that one announcement can be told from another
 */
public record FilesSkipped(String pipeline, String dataset, int files, String digest) implements FileEvent {

    @Override
    public String identity() {
        return key() + '|' + digest;
    }
}
