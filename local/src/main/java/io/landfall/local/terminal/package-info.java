/** How text gets onto the screen. */
package io.landfall.local.terminal;
