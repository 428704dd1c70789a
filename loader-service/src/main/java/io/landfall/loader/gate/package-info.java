/** Checks inside the load, over what its tables would be: which of them, on what, and what becomes of a load they refuse. */
package io.landfall.loader.gate;
