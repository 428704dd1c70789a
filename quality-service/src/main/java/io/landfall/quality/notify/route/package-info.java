/** Which alerts go where, and how many are told at once. */
package io.landfall.quality.notify.route;
