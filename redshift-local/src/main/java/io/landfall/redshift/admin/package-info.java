/** The local admin port: faults on purpose and sessions, as JSON over HTTP on the loopback address. */
package io.landfall.redshift.admin;
