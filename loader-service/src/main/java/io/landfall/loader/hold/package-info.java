/** Batches that are not to be loaded for now: how they come to be held, and how they are released. */
package io.landfall.loader.hold;
