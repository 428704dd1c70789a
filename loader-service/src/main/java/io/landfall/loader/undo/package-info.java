/**
 * Undoing a load: {@link io.landfall.loader.undo.LoadImages} keeps what a load is about to change,
 * {@link io.landfall.loader.undo.UndoTransaction} puts it back, {@link io.landfall.loader.undo.ImageRetention} lets go of it.
 */
package io.landfall.loader.undo;
