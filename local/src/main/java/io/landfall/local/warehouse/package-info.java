/** SQL for people: finds the warehouse of a running stack, runs one statement, renders what comes back. */
package io.landfall.local.warehouse;
