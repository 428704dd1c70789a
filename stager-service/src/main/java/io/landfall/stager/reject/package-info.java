/** What becomes of files and rows whose data cannot be loaded: found, set aside with the reason and what to do, and told. */
package io.landfall.stager.reject;
