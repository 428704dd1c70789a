/** Checks become SQL here, and its answers become outcomes. Plain Java; sessions come from whoever asks. */
package io.landfall.checks;
