/** What a project says about its checks: what must hold, over which rows, how bad it is if it does not, and what is done then. */
package io.landfall.project.check;
