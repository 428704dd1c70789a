/** How each load mode changes its target: which rows it changes, removes and inserts, and the statements that do it. */
package io.landfall.loader.mode;
