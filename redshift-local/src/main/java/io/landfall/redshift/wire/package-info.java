/** PostgreSQL wire protocol 3.0: frames, the start-up packet, and the few messages the gateway speaks in its own name. */
package io.landfall.redshift.wire;
