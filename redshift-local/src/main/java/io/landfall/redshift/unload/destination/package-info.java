/** Where the files go: names, uploads, and what was there before. */
package io.landfall.redshift.unload.destination;
