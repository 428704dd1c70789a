/** The {@code landfall} command: one class for each thing it does. */
package io.landfall.local.command;
