/** The two AWS protocols spoken here: form parameters in and XML out (query), and JSON 1.1. */
package io.landfall.redshift.controlplane.protocol;
