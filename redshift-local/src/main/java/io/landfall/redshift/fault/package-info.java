/**
 * Faults on purpose: rules that say when something goes wrong and how, and the registry that counts and decides. It knows
 * nothing of the wire protocol, of HTTP or of S3's client; the gateway and the S3 reader ask it at their moments.
 */
package io.landfall.redshift.fault;
