package io.landfall.loader.undo;

/** How a write is taken back. */
enum ImageKind {
    /** Rows told apart by a key: delete what has the key of a new or a changed row, insert the changed ones as they were. */
    KEYED,
    /** Rows nothing tells apart: delete as many equal ones as were added. */
    ADDED,
    /** The whole content: empty the table, and insert what was there. */
    EXCHANGED,
    /** Not at all; the image's columns say why. */
    NONE
}
