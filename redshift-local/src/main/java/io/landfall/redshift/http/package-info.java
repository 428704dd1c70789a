/** The JDK's HTTP server, as everything here that answers over HTTP opens it. */
package io.landfall.redshift.http;
