/** Where the generators of the examples' samples write to. */
package io.landfall.examples;
