/** The certificates with which the gateway proves to clients that it is the warehouse they mean. */
package io.landfall.redshift.tls;
