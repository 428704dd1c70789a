/** The admin port from Java, for the tests of whatever talks to a warehouse. */
package io.landfall.redshift.fault.client;
