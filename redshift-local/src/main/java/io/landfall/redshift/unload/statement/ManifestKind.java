package io.landfall.redshift.unload.statement;

/** Whether a list of the files is written, and how much it tells. */
public enum ManifestKind {
    NONE,
    PLAIN,
    VERBOSE
}
